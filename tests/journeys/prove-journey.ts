import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handClock, startSimulator } from '@tollkeeper/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Finished, runProgram } from './program.ts';
import type { StorePlace } from './store-places.ts';

/** What `guard once` told of the demo account can be proved, wherever its store is. */
export function proveJourney(where: string, place: StorePlace): void {
  describe(`guard prove, all remembered ${where}`, () => {
    let account: Account;

    beforeAll(async () => {
      account = await demoAccount(place);
    }, 120_000);

    afterAll(() => account.stop());

    proofs(() => account);
    companions(() => account);
  });
}

function proofs(account: () => Account): void {
  it('proves every alert that people were told of, from its reading to its receipt', async () => {
    const ids = [
      ...new Set(
        [...account().told.matchAll(/^(?:Info|Warning|Critical|Exhausted): .*#([0-9A-F]{4,})$/gm)].map(
          ([, id]) => id ?? '',
        ),
      ),
    ];
    expect(ids.length).toBeGreaterThan(2);
    for (const id of ids) {
      const proof = await account().guard('prove', id);
      expect([id, proof.status, proof.stderr]).toEqual([id, 0, '']);
      const text = flat(proof);
      const [, proven, decisions] = /(\d+) of (\d+) decisions? follows? again/.exec(text) ?? [];
      expect([id, proven]).toEqual([id, decisions]);
      expect(text).toMatch(
        /Reading: .* Decision: \S+ → firing:.*recomputed: the same.* Message: level:\w+ owed to terminal/,
      );
      expect(text).toContain('receipt terminal terminal');
      expect(text).not.toContain('MISSING');
    }
  });

  it('says what it was asked for when nothing was ever called so', async () => {
    const { status, stdout } = await account().guard('prove', '0000');
    expect([status, stdout]).toEqual([2, expect.stringContaining('No alert was ever called "0000".')]);
  });
}

function companions(account: () => Account): void {
  it('stands beside a status, a check, a digest and a replay that agree with it', async () => {
    const status = JSON.parse((await account().guard('status', '--json')).stdout);
    expect(status.keys.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      'agent',
      'batch',
      'dev',
      'prod',
    ]);
    const digest = flat(await account().guard('digest'));
    expect(digest).toContain('Daily digest: 2026-11-27');
    expect(digest).toMatch(/terminal: (\d+) fired = \d+ delivered/);
    expect(digest).toContain('anthropic/claude-haiku-4.5');
    const check = await account().guard('check');
    expect(check.status).toBe(0);
    expect(check.stdout).toContain('4 keys of the default workspace are watched.');
    const replay = JSON.parse(
      (await account().guard('replay', '--rules', 'docs/guard.example.yaml', '--json')).stdout,
    );
    // Its warning begins at 80% and it has no info for keys, as the usual rules have.
    const infos = (side: { fired: { rule: string; severity: string }[] }): number =>
      side.fired.filter(({ rule, severity }) => rule === 'key-limit' && severity === 'info').length;
    expect(infos(replay.recorded)).toBeGreaterThan(0);
    expect(infos(replay.replayed)).toBe(0);
  });
}

function flat({ stdout }: Finished): string {
  return stdout.replace(/\s+/g, ' ');
}

type Account = {
  readonly guard: (...words: readonly string[]) => Promise<Finished>;
  readonly stop: () => Promise<void>;
  /** What the guard told in the course of four days. */
  readonly told: string;
};

/** The demo account, looked at now and then by a guard that is a process of its own each time. */
async function demoAccount(place: StorePlace): Promise<Account> {
  const folder = await mkdtemp(join(tmpdir(), 'tollkeeper-prove-'));
  const store = await place(folder);
  const clock = handClock(BEGINS);
  const simulator = await startSimulator({ clock, seed: 1 });
  const guard = (...words: readonly string[]): Promise<Finished> => {
    const stands = { from: clock.now(), realFrom: new Date(), speed: 0 };
    const env = {
      OPENROUTER_URL: simulator.url,
      OPENROUTER_MANAGEMENT_KEY: simulator.world.managementKey,
      ...store,
      TOLLKEEPER_DEMO_CLOCK: JSON.stringify(stands),
      TOLLKEEPER_LOG_LEVEL: 'error',
    };
    return runProgram('guard', words, { env });
  };
  let told = '';
  for (let looks = 0; looks < 6; looks += 1) {
    clock.advance(16 * HOUR);
    told += (await guard('once')).stdout;
  }
  const stop = async (): Promise<void> => {
    await simulator.stop();
    await rm(folder, { recursive: true });
  };
  return { guard, told, stop };
}

/** As apps/start begins its story: a Tuesday morning, on which the agent of the account has yet to run away. */
const BEGINS = new Date('2026-11-24T06:00:00Z');
const HOUR = 3_600_000;
