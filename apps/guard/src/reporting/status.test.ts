import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyReading } from '@tollkeeper/engine';
import { usd } from '@tollkeeper/pricing';
import { NOT_WATCHED, openStore, type Store } from '@tollkeeper/store';
import { describe, expect, it, onTestFinished } from 'vitest';

import { storedReading } from '../collecting/reading-text.ts';
import { runReport } from './run-report.ts';

const NOON = new Date('2026-11-21T12:00:00Z');
const MINUTE = 60_000;

const PROD: KeyReading = {
  kind: 'key',
  subject: { kind: 'key', id: 'abc', name: 'prod' },
  at: NOON,
  limit: usd('100'),
  limitReset: 'never',
  spent: { allTime: usd('99') },
};

/** What `guard status` prints of a store at noon. */
async function statusOf(fill: (store: Store) => Promise<void>, isJson = false): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tollkeeper-status-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'tollkeeper.db');
  const store = await openStore({ path });
  await fill(store);
  await store.close();
  let printed = '';
  const print = (text: string): void => {
    printed += text;
  };
  const process = { environment: { TOLLKEEPER_STORE: path }, print, realNow: () => NOON };
  expect(await runReport({ kind: 'status', isJson }, process)).toEqual({ status: 0, problems: [] });
  return printed;
}

async function ofAnotherVersion({ guard }: Store): Promise<void> {
  const watched = [{ key: 'key:abc', version: NOT_WATCHED, json: '{"version":99,"value":{}}' }];
  const nothing = { incidents: [], events: [], outbox: [], targets: [] };
  await guard.commit({ ...nothing, readings: [storedReading(PROD)], watched });
}

describe('guard status', () => {
  it('names what cannot be decided, and why', async () => {
    const text = await statusOf(ofAnotherVersion);
    expect(text).toContain('1 subject cannot be decided; no alert is open');
    expect(text).toContain('Cannot be decided, so nobody is warned of it');
    expect(text).toMatch(/prod: A state of a subject in the store is of version 99/);
    const { undecided } = JSON.parse(await statusOf(ofAnotherVersion, true));
    expect(undecided).toEqual([
      { key: 'key:abc', name: 'prod', problem: expect.stringContaining('version 99') },
    ]);
  });

  it('does not say of a channel that it works while its tries fail', async () => {
    const since = NOON.getTime() - 10 * MINUTE;
    const failing = { since, reason: 'It answers with status 500.' };
    const state = { sentAt: [], breaks: 0, failures: 4, failing, pausedUntil: NOON.getTime() + MINUTE };
    const watched = [{ key: 'channel:terminal', version: NOT_WATCHED, json: JSON.stringify(state) }];
    const nothing = { readings: [], incidents: [], events: [], outbox: [], targets: [] };
    const text = await statusOf(async ({ guard }) => void (await guard.commit({ ...nothing, watched })));
    expect(text).toContain('failing: terminal');
    expect(text).toMatch(/terminal +terminal +info +fails, 10 min ago/);
    expect(text.replace(/\s+/g, ' ')).toContain(
      'terminal, since 2026-11-21 11:50 UTC: It answers with status 500. 0 wait; next try 2026-11-21 12:01 UTC.',
    );
  });

  it('says which guard runs and which fell silent', async () => {
    const text = await statusOf(async ({ heartbeats }) => {
      await heartbeats.beat({ replica: 'here', lastOk: new Date(NOON.getTime() - MINUTE) });
      await heartbeats.beat({ replica: 'there', lastOk: new Date(NOON.getTime() - 4 * MINUTE) });
      await heartbeats.beat({ replica: 'ahead', lastOk: new Date(NOON.getTime() + 60 * MINUTE) });
    });
    expect(text).toContain('1 guard running, 2 silent.');
    expect(text).toMatch(/here +1 min ago +runs/);
    expect(text).toMatch(/there +4 min ago +silent/);
    expect(text).toMatch(/ahead .* silent/);
  });
});
