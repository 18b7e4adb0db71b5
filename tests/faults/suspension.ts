import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { beginGuard, type GuardEnd, guardOnce } from './guard-process.ts';
import { type Said, saidOnTerminal } from './platforms.ts';
import { type Look, lookInto } from './remembered.ts';
import { accountIn, SCENES } from './scenario.ts';
import { envOf, type Stage } from './stage.ts';

/** A scene in which the first guard was asleep for longer than its leases, while a second one looked. */
export type Suspension = {
  readonly sleeper: GuardEnd;
  readonly second: GuardEnd;
  readonly said: readonly Said[];
  readonly look: Look;
};

/** Lets a guard fall asleep at a boundary of some name, another one look meanwhile, the first wake up, and a third look after them. */
export async function playSuspension(stage: Stage, scene: number, stopAt: string): Promise<Suspension> {
  const account = await accountIn(scene);
  const begin = SCENES[scene]?.at ?? new Date(Number.NaN);
  const after = (milliseconds: number): Date => new Date(begin.getTime() + milliseconds);
  const fate = { env: envOf(stage, account), folder: stage.folder };
  try {
    stage.platforms.pass(ASLEEP_MS);
    const faults = { FAULTS_STOP_AT: stopAt, FAULTS_ASLEEP_MS: String(ASLEEP_MS) };
    const { child, ended } = await beginGuard({ ...fate, at: begin, speed: 1, faults });
    await isStopped(child.pid ?? 0);
    account.moveTo(after(ASLEEP_MS));
    stage.platforms.pass(ASLEEP_MS);
    const second = await guardOnce({ ...fate, at: after(ASLEEP_MS) });
    child.kill('SIGCONT');
    const sleeper = await ended;
    account.moveTo(after(2 * ASLEEP_MS));
    stage.platforms.pass(ASLEEP_MS);
    const third = await guardOnce({ ...fate, at: after(2 * ASLEEP_MS) });
    const printed = [sleeper, second, third].flatMap(({ stdout }) => saidOnTerminal(stdout));
    const said = [...stage.platforms.takeSaid(), ...printed];
    return { sleeper, second, said, look: await lookInto(stage.ground.options) };
  } finally {
    await account.stop();
  }
}

/** Waits until a process is held. */
export async function isStopped(pid: number): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=', '-p', String(pid)]);
    if (stdout.trim().startsWith('T')) return;
    await sleep(50);
  }
  throw new Error('The guard did not fall asleep.');
}

/** Longer than the two minutes for which a guard claims what it polls, and than the one for what it sends. */
export const ASLEEP_MS = 240_000;
