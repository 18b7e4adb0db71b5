import { setTimeout as sleep } from 'node:timers/promises';

import type { Child, Ended } from './child.ts';

/** Programs that begin and end together. */
export type Company = {
  /** The one whose end is nothing unusual. */
  readonly leader?: Child | undefined;
  readonly others: readonly Child[];
};

export type Outcome = {
  readonly status: number;
  /** A sentence about the one that ended although nobody told it to, with its last words. */
  readonly problem?: string;
};

/** Waits until the leader or somebody else ends, or until all are to stop; then ends the rest and says how it went. */
export async function untilOneEnds(
  { leader, others }: Company,
  stop: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<Outcome> {
  const all = leader === undefined ? others : [leader, ...others];
  const stopped = new Promise<'stopped'>((resolve) => {
    if (stop.aborted) resolve('stopped');
    stop.addEventListener('abort', () => resolve('stopped'), { once: true });
  });
  const first = await Promise.race([
    stopped,
    ...all.map((child) => child.ended.then((ended) => ({ child, ended }))),
  ]);
  // Ctrl-C reaches all of them at once, and one may be gone before it is heard here.
  if (first !== 'stopped' && first.child !== leader) await Promise.race([stopped, sleep(CTRL_C_MS)]);
  await endAll(all, patienceMs);
  if (first === 'stopped' || stop.aborted) return { status: 0 };
  if (first.child === leader) return { status: first.ended.status };
  return { status: first.ended.status || 1, problem: problemOf(first.child, first.ended) };
}

/** Asks them to end, and ends those that are still there when nobody waits any longer. */
export async function endAll(children: readonly Child[], patienceMs = PATIENCE_MS): Promise<void> {
  const gone = Promise.all(children.map(({ ended }) => ended));
  for (const child of children) child.signal('SIGTERM');
  const late = new AbortController();
  const patience = sleep(patienceMs, undefined, { signal: late.signal }).then(
    () => {
      for (const child of children) child.signal('SIGKILL');
    },
    () => {},
  );
  await gone;
  late.abort();
  await patience;
}

function problemOf({ name }: Child, { status, lastWords }: Ended): string {
  const said = lastWords === '' ? '' : ` Its last words:\n${lastWords}`;
  return `${name} ended by itself (exit status ${status}), so everything ends.${said}`;
}

const CTRL_C_MS = 100;
/** Everything is to be gone within ten seconds; programs of ours take at most that for what is under way. */
const PATIENCE_MS = 9_000;
