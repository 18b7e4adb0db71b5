import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { crashContract } from '../contract/crash-contract.ts';
import { guardProcessesContract } from '../contract/guard-processes-contract.ts';
import { otherProcess } from '../contract/other-process.ts';
import { processesContract } from '../contract/processes-contract.ts';
import { killedAfter } from '../contract/together.ts';
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

async function newPath(): Promise<string> {
  return path;
}

processesContract('in a file', newPath);
guardProcessesContract('in a file', newPath);
crashContract('in a file', newPath);

describe('several processes on one file', { timeout: 60_000 }, () => {
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
      const acknowledged = await killedAfter(await otherProcess('save', path), milliseconds);
      const store = await openStore({ path });
      const loaded = await store.conversations.load(KEY, NOW);
      await store.close();
      const { number, text } = JSON.parse(loaded?.state ?? '{}') as { number: number; text: string };
      expect([acknowledged, acknowledged + 1]).toContain(number);
      expect(text).toBe(String(number % 10).repeat(20_000));
    },
  );
});

describe('a process killed while it answers deliveries', { timeout: 60_000 }, () => {
  it.each([0, 2, 5, 11, 23, 47, 90, 150])(
    'after %i ms leaves what it finished done with its answer whole, and the one under way to others in time',
    async (milliseconds) => {
      const last = await killedAfter(await otherProcess('deliver', path), milliseconds);
      const { deliveries, answers, close } = await openStore({ path });
      const claim = async (number: number, now: Date) =>
        (await deliveries.claim(`d${number}`, { now, leaseMs: 1 })).kind;
      for (let number = 1; number <= last; number += 1) {
        expect(await claim(number, NOW)).toBe('done');
        expect((await answers.find(`a${number}`, NOW))?.state).toBe(answerOf(number));
      }
      const underWay = await answers.find(`a${last + 1}`, NOW);
      expect([undefined, answerOf(last + 1)]).toContain(underWay?.state);
      // It may have finished one more without having said so, only with its answer kept.
      const later = await claim(last + 1, new Date(NOW.getTime() + 60_000));
      expect(underWay === undefined ? ['claimed'] : ['claimed', 'done']).toContain(later);
      await close();
    },
  );
});

function answerOf(number: number): string {
  return JSON.stringify({ number, text: String(number % 10).repeat(200_000) });
}
