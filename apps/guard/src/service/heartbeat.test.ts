import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStore } from '@tollkeeper/store';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { heartbeatOf } from './heartbeat.ts';

const NOON = new Date('2026-11-21T12:00:00Z');

/** A heart with a dead man's switch that counts, in real time that only the test moves. */
async function heart() {
  const store = await openStore({ path: ':memory:' });
  let passed = 0;
  const time = vi.spyOn(performance, 'now').mockImplementation(() => passed);
  let calls = 0;
  const server = createServer((_, response) => {
    calls += 1;
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    time.mockRestore();
    server.close();
    await store.close();
  });
  let ailments: readonly string[] = [];
  const said: string[] = [];
  const beat = heartbeatOf({
    heartbeats: store.heartbeats,
    replica: 'a',
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    now: () => NOON,
    ailments: async () => ailments,
    onAilments: (all) => void said.push(all.join() || 'well'),
    onSilence: (reason) => void said.push(reason),
  });
  return {
    said,
    calls: () => calls,
    stored: async () => (await store.heartbeats.list()).length,
    suffer: (...all: readonly string[]) => {
      ailments = all;
    },
    /** Beats every five seconds, for so long. */
    async run(seconds: number): Promise<void> {
      for (let second = 0; second < seconds; second += 5) {
        await beat();
        passed += 5_000;
      }
    },
  };
}

describe('heartbeatOf', () => {
  it('beats outside once a minute while the guard is well, and in the store', async () => {
    const { run, calls, stored } = await heart();
    await run(180);
    expect([calls(), await stored()]).toEqual([3, 1]);
  });

  it('beats neither outside nor in the store while the guard is not well, and says why once', async () => {
    const { run, calls, stored, suffer, said } = await heart();
    suffer('The last cycle failed.');
    await run(180);
    expect([calls(), await stored()]).toEqual([0, 0]);
    expect(said).toEqual(['The last cycle failed.']);
  });

  it('beats again as soon as the guard is well, and says so', async () => {
    const { run, calls, suffer, said } = await heart();
    suffer('a');
    await run(60);
    suffer('b');
    await run(60);
    suffer();
    await run(60);
    expect(calls()).toBe(1);
    expect(said).toEqual(['a', 'b', 'well']);
  });
});
