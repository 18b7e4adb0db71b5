import { setTimeout as sleep } from 'node:timers/promises';

import { beginGuard, type GuardEnd } from './guard-process.ts';
import { type Said, saidOnTerminal } from './platforms.ts';
import { type Look, lookInto } from './remembered.ts';
import { accountIn, SCENES } from './scenario.ts';
import { envOf, type Stage } from './stage.ts';
import { ASLEEP_MS, isStopped } from './suspension.ts';

/** What befalls the store of a guard that goes on. */
export type Interruption = {
  readonly scene: number;
  /** The beginning of the name of the boundary at which the guard is held while `befalls` happens. */
  readonly at: string;
  readonly befalls: () => Promise<void>;
  /** What happens once the guard has met it. */
  readonly ends?: (log: () => string) => Promise<void>;
  readonly isDone: (look: Look) => boolean;
};

/** A scene of one guard, which stayed until all was done. */
export type Interrupted = { readonly guard: GuardEnd; readonly said: readonly Said[]; readonly look: Look };

/**
 * Plays a scene with a guard that stays, and whose store is interrupted at a boundary.
 *
 * While it is held its clock goes on for longer than its leases, so that it need not wait for them afterwards.
 */
export async function playInterruption(
  stage: Stage,
  { scene, ...course }: Interruption,
): Promise<Interrupted> {
  const account = await accountIn(scene);
  const begin = SCENES[scene]?.at ?? new Date(Number.NaN);
  const faults = { FAULTS_STOP_AT: course.at, FAULTS_ASLEEP_MS: String(ASLEEP_MS) };
  stage.platforms.pass(ASLEEP_MS);
  const fate = { env: envOf(stage, account), folder: stage.folder, at: begin, speed: 1, stays: true, faults };
  const { child, ended } = await beginGuard(fate);
  let log = '';
  child.stderr?.on('data', (text) => {
    log += text;
  });
  try {
    await isStopped(child.pid ?? 0);
    account.moveTo(new Date(begin.getTime() + ASLEEP_MS));
    stage.platforms.pass(ASLEEP_MS);
    await course.befalls();
    child.kill('SIGCONT');
    await course.ends?.(() => log);
    const look = await lookUntil(stage, course.isDone);
    child.kill('SIGTERM');
    const guard = await ended;
    const said = [...stage.platforms.takeSaid(), ...saidOnTerminal(guard.stdout)];
    return { guard, said, look };
  } finally {
    child.kill('SIGKILL');
    await account.stop();
  }
}

async function lookUntil(stage: Stage, isDone: (look: Look) => boolean): Promise<Look> {
  for (const end = performance.now() + PATIENCE_MS; ; await sleep(300)) {
    const look = await lookInto(stage.ground.options);
    if (isDone(look) || performance.now() > end) return look;
  }
}

const PATIENCE_MS = 20_000;
