import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { understand } from './understand.ts';

const WORK = 'sonnet 4.6, 10k requests a month, 2k in, 500 out';

function told(text: string): readonly string[] {
  return understand(text, bundledCatalog()).unused;
}

describe('unusedWays', () => {
  it.each([
    [`nightly in batch: ${WORK}`, ['batch']],
    [`${WORK}, batch and flex`, ['batch', 'flex']],
    [`${WORK}, with extended thinking`, ['thinking']],
    [`${WORK}, high reasoning effort`, ['reasoning']],
  ])('tells of "%s" %j, which no figure rests on', (text, words) => expect(told(text)).toEqual(words));

  it.each([
    `${WORK}, all of it via the batch API`,
    `${WORK}, no batch`,
    `${WORK}, 40% flex`,
    `${WORK}, 1k reasoning tokens`,
    `thinking of ${WORK}`,
    `we're thinking ${WORK}`,
  ])('tells nothing of "%s"', (text) => expect(told(text)).toEqual([]));
});
