import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type HandClock, handClock, type Simulator, startSimulator, type World } from '@tollkeeper/simulator';
import { onTestFinished } from 'vitest';

import { guardOnce } from '../../service/guard-once.ts';
import { NOON } from '../../testing/guarded-account.ts';
import type { Reported } from '../open-report.ts';
import type { ReportCommand } from '../report-command.ts';
import { runReport } from '../run-report.ts';

/** A simulated account with a guard that looks when it is told to, and reports about it. */
export type ReportedAccount = {
  readonly simulator: Simulator;
  readonly clock: HandClock;
  readonly folder: string;
  readonly environment: Record<string, string>;
  /** Lets time pass in steps, and the guard look after each. */
  readonly look: (milliseconds: number, step?: number) => Promise<void>;
  /** What the guard printed. */
  readonly said: () => string;
  readonly report: (command: ReportCommand) => Promise<Reported & { readonly text: string }>;
  /** Changes the store behind the back of the guard. */
  readonly meddle: (sql: string) => void;
};

export async function reportedAccount(world: World | undefined, from: Date = NOON): Promise<ReportedAccount> {
  const folder = mkdtempSync(join(tmpdir(), 'tollkeeper-report-'));
  const clock = handClock(from);
  const simulator = await startSimulator({ clock, seed: 1, ...(world !== undefined && { world }) });
  onTestFinished(async () => {
    await simulator.stop();
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, 'tollkeeper.db');
  const environment: Record<string, string> = {
    OPENROUTER_URL: simulator.url,
    OPENROUTER_MANAGEMENT_KEY: simulator.world.managementKey,
    TOLLKEEPER_STORE: path,
  };
  let said = '';
  const surroundings = { environment, write: () => undefined, realNow: clock.now, random: () => 0.5 };
  const look = async (milliseconds: number, step = 300_000): Promise<void> => {
    for (let passed = 0; passed < milliseconds; passed += step) {
      clock.advance(Math.min(step, milliseconds - passed));
      const print = (text: string): void => {
        said += text;
      };
      await guardOnce({ ...surroundings, print });
    }
  };
  return {
    simulator,
    clock,
    folder,
    environment,
    look,
    said: () => said,
    report: async (command) => {
      let text = '';
      const print = (more: string): void => {
        text += more;
      };
      return { ...(await runReport(command, { environment, print, realNow: clock.now })), text };
    },
    meddle: (sql) => {
      const database = new DatabaseSync(path);
      database.exec(sql);
      database.close();
    },
  };
}
