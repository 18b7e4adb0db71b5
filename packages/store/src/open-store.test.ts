import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

import { PLAN } from '../contract/plan.ts';
import { storeContract } from '../contract/store-contract.ts';
import { openStore } from './open-store.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const KEY = { platform: 'terminal', place: 'here', person: 'me' };

const folder = mkdtempSync(join(tmpdir(), 'tollkeeper-store-'));
let files = 0;

function newPath(): string {
  files += 1;
  return join(folder, `${files}.db`);
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

storeContract('in memory', () => openStore({ path: ':memory:' }));
storeContract('in a file', () => openStore({ path: newPath() }));

describe('openStore', () => {
  it('finds again what was saved before it was closed', async () => {
    const path = newPath();
    const first = await openStore({ path });
    await first.conversations.save(KEY, { state: '{}' }, NOW);
    await first.interpretations.save('a', { answer: '1', expiresAt: new Date('2026-11-22T12:00:00Z') }, NOW);
    await first.allowances.take({ person: 'me', day: '2026-11-21', limits: { perPerson: 1, inTotal: 5 } });
    await first.deliveries.claim('a', { now: NOW, leaseMs: 60_000 });
    await first.answers.keep('a', { state: '2', expiresAt: new Date('2026-11-22T12:00:00Z') }, NOW);
    await first.plans.save(PLAN);
    await first.close();

    const second = await openStore({ path });
    expect((await second.conversations.load(KEY, NOW))?.state).toBe('{}');
    expect((await second.interpretations.load('a', NOW))?.answer).toBe('1');
    const again = { person: 'me', day: '2026-11-21', limits: { perPerson: 1, inTotal: 5 } };
    expect(await second.allowances.take(again)).toEqual({ kind: 'spent', whose: 'person' });
    expect(await second.deliveries.claim('a', { now: NOW, leaseMs: 1 })).toEqual({ kind: 'taken' });
    expect(await second.answers.find('a', NOW)).toEqual({ state: '2' });
    expect(await second.plans.find(PLAN.workspace, PLAN.id)).toEqual(PLAN);
    await second.close();
  });

  it('keeps nothing of a store in memory', async () => {
    const first = await openStore({ path: ':memory:' });
    await first.conversations.save(KEY, { state: '{}' }, NOW);
    const second = await openStore({ path: ':memory:' });
    expect(await second.conversations.load(KEY, NOW)).toBeUndefined();
    await Promise.all([first.close(), second.close()]);
  });

  it('finishes what was begun before it closes, once', async () => {
    const path = newPath();
    const store = await openStore({ path });
    const saving = store.conversations.save(KEY, { state: '1' }, NOW);
    await Promise.all([store.close(), store.close()]);
    expect((await saving).kind).toBe('saved');
    await expect(store.conversations.load(KEY, NOW)).rejects.toThrow('destroyed');

    const again = await openStore({ path });
    expect((await again.conversations.load(KEY, NOW))?.state).toBe('1');
    await again.close();
  });
});
