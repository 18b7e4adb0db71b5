import { describe, expect, it } from 'vitest';

import { inBackground } from './in-background.ts';

describe('inBackground', () => {
  it('lets others go on while work hangs, and does not begin it twice', async () => {
    const hangs = Promise.withResolvers<void>();
    let begun = 0;
    const work = inBackground(
      () => {
        begun += 1;
        return hangs.promise;
      },
      async () => undefined,
    );
    await work.begin();
    await work.begin();
    expect(begun).toBe(1);

    let isSettled = false;
    const settled = work.settled().then(() => {
      isSettled = true;
    });
    await Promise.resolve();
    expect(isSettled).toBe(false);
    hangs.resolve();
    await settled;
    await work.begin();
    expect(begun).toBe(2);
  });

  it('tells who began it that it failed', async () => {
    const work = inBackground(
      () => Promise.reject(new Error('no room on the disk')),
      () => new Promise(() => undefined),
    );
    await expect(work.begin()).rejects.toThrow('no room on the disk');
    await work.settled();
  });
});
