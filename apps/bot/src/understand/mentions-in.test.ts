import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { understand } from './understand.ts';

const WORK = 'sonnet 4.6, 10k requests a month, 2k in, 500 out';

describe('mentionsIn', () => {
  it.each([
    [`${WORK} with prompt caching`, ['caching']],
    [`${WORK}, 1h cache`, ['caching']],
    [`${WORK}, 50% cached`, []],
    [`${WORK}, no caching`, []],
    [`${WORK} with BYOK`, ['own-keys']],
    [`${WORK}, using our own keys`, ['own-keys']],
    [`${WORK}, no BYOK`, []],
    [`${WORK} with OpenRouter fees`, ['fees']],
    [`${WORK}, OpenRouter's fee included`, ['fees']],
    [`${WORK}, without OpenRouter fees`, []],
    [WORK, []],
  ])('finds in "%s" %j', (text, mentions) => {
    expect(understand(text, bundledCatalog()).mentions).toEqual(mentions);
  });
});
