import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type OtherProcess, otherProcess } from '../contract/other-process.ts';
import { openStore } from './open-store.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const KEY = { platform: 'slack', place: 'T1/C1/1763726400.000100', person: 'U1' };

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollkeeper-store-'));
  path = join(folder, 'tollkeeper.db');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What so many processes wrote last that did the same on one file at the same time. */
async function together(many: number, task: string): Promise<readonly string[]> {
  const processes = await Promise.all(Array.from({ length: many }, () => otherProcess(task, path)));
  for (const each of processes) each.go();
  return Promise.all(processes.map((each) => each.result()));
}

describe('several processes on one store', { timeout: 60_000 }, () => {
  it('make a new file together', async () => {
    expect(await together(4, 'open')).toEqual(['opened', 'opened', 'opened', 'opened']);
    const store = await openStore({ path });
    expect((await store.conversations.save(KEY, { state: '1' }, NOW)).kind).toBe('saved');
    await store.close();
  });

  it('lose no edit of a conversation that both continue', async () => {
    await together(2, 'count');
    const store = await openStore({ path });
    // 2 processes × 100 edits
    expect((await store.conversations.load(KEY, NOW))?.state).toBe('200');
    await store.close();
  });

  it('take together what is allowed, and not one more', async () => {
    const taken = await together(3, 'take');
    // 3 × 200 tries; 5 people × 40 = 200 would be allowed to them, 150 in total.
    expect(taken.map(Number).reduce((sum, one) => sum + one)).toBe(150);
  });

  it('wait for each other beside the event loop, not in it', async () => {
    const store = await openStore({ path });
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    const saving = store.conversations.save(KEY, { state: '1' }, NOW);
    let turns = 0;
    for (const until = performance.now() + 500; performance.now() < until; turns += 1) await sleep(1);
    other.exec('commit');
    expect((await saving).kind).toBe('saved');
    // Each try holds the loop for 50 ms at most; without pauses there would be no turn at all.
    expect(turns).toBeGreaterThan(5);
    other.close();
    await store.close();
  });

  it('say who is in the way when the lock is not given back', async () => {
    const store = await openStore({ path });
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    await expect(store.conversations.save(KEY, { state: '1' }, NOW)).rejects.toThrow(
      `The store "${path}" was locked by another program for five seconds. Close that program, then try again.`,
    );
    other.exec('commit');
    expect((await store.conversations.save(KEY, { state: '1' }, NOW)).kind).toBe('saved');
    other.close();
    await store.close();
  });
});

describe('a process killed while it saves', { timeout: 60_000 }, () => {
  it.each([0, 3, 9, 20, 40, 70, 110, 160])(
    'after %i ms leaves the last state that it was told was saved, or the one under way, whole',
    async (milliseconds) => {
      const acknowledged = await killedWhileSaving(await otherProcess('save', path), milliseconds);
      const store = await openStore({ path });
      const loaded = await store.conversations.load(KEY, NOW);
      await store.close();
      const { number, text } = JSON.parse(loaded?.state ?? '{}') as { number: number; text: string };
      expect([acknowledged, acknowledged + 1]).toContain(number);
      expect(text).toBe(String(number % 10).repeat(20_000));
    },
  );
});

/** Kills a process some milliseconds after its first save and says which of its saves was acknowledged last. */
async function killedWhileSaving(saving: OtherProcess, milliseconds: number): Promise<number> {
  saving.go();
  let last = Number(await saving.line());
  await sleep(milliseconds);
  await saving.kill();
  for (;;) {
    const next = await saving.line().catch(() => undefined);
    if (next === undefined) return last;
    last = Number(next);
  }
}
