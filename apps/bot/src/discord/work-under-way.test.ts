import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

import { logToMemory } from './testing/started.ts';
import { workUnderWay } from './work-under-way.ts';

describe('workUnderWay', () => {
  it('is finished once all that was begun has ended, also what was begun meanwhile', async () => {
    const work = workUnderWay(logToMemory().log);
    const ended: string[] = [];
    work.add(
      sleep(20).then(() => {
        ended.push('first');
        work.add(sleep(20).then(() => void ended.push('second')));
      }),
    );

    await work.finished(5_000);

    expect(ended).toEqual(['first', 'second']);
  });

  it('is waited for no longer than it may take', async () => {
    const work = workUnderWay(logToMemory().log);
    work.add(new Promise(() => {}));

    await expect(work.finished(20)).resolves.toBeUndefined();
  });

  it('logs what fails and goes on', async () => {
    const { log, logged } = logToMemory();
    const work = workUnderWay(log);
    work.add(Promise.reject(new Error('out of order')));

    await work.finished(5_000);

    expect(logged).toEqual([expect.stringContaining('out of order')]);
  });
});
