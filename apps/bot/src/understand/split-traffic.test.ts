import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { understand } from './understand.ts';

const catalog = bundledCatalog();
const WORK = '10k requests a month 2k in 500 out';

describe('splitTraffic', () => {
  it.each([
    [
      `${WORK}, half of requests go to gpt-5 and half to gpt-5 mini`,
      '"half" to gpt-5, "half" to gpt-5 mini:',
    ],
    [`${WORK}, route 70% to sonnet 4.6 and 30% to haiku 4.5`, '"70%" to sonnet 4.6, "30%" to haiku 4.5:'],
    [
      `${WORK}, 20% of the traffic goes to opus 5, the rest to haiku 4.5`,
      '"20%" to opus 5, "the rest" to haiku 4.5:',
    ],
  ])('gives no figure for "%s", and says how to get one', (text, parts) => {
    const { refused } = understand(text, catalog);

    expect(refused[0]).toContain(`${parts} a mix of models cannot be estimated`);
    expect(refused[1]).toContain('docs/scenario-files.md');
  });

  it.each([
    `${WORK}, 70% cached on haiku 4.5`,
    `${WORK}, 100% to haiku 4.5`,
    `${WORK} on haiku 4.5, 3% retries`,
    `${WORK}, 50% batch with sonnet 4.6`,
    'move to haiku 4.5',
  ])('is no split: "%s"', (text) => expect(understand(text, catalog).refused).toEqual([]));
});
