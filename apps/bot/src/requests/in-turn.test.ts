import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

import { inTurn } from './in-turn.ts';

describe('inTurn', () => {
  it('lets the event loop turn between two who came at once, in their order', async () => {
    const turn = inTurn();
    const seen: (number | 'loop')[] = [];
    const working = Promise.all([1, 2, 3].map((who) => turn().then(() => seen.push(who))));
    for (let loop = 0; loop < 3; loop += 1) {
      await setImmediate();
      seen.push('loop');
    }
    await working;

    expect(seen.filter((each) => each !== 'loop')).toEqual([1, 2, 3]);
    expect(seen.indexOf(3) - seen.indexOf(1)).toBeGreaterThanOrEqual(4);
  });
});
