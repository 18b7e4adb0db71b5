import { once as emitted } from 'node:events';

import { schedule as scheduleTask } from 'node-cron';

import { readReadings } from './read-readings.ts';
import { type RecordedState, recordedStep } from './recorded-step.ts';
import { summaryLine } from './summary-line.ts';
import type { Terminal } from './terminal.ts';

export type Watch = {
  readonly path: string;
  /** A cron expression, in UTC. */
  readonly schedule: string;
  readonly now: () => Date;
  /** Ends the watch; a look that is under way is finished first. */
  readonly signal: AbortSignal;
};

/** Looks at a recording now and at each tick until the signal comes; returns the exit code. */
export async function watch({ path, schedule, now, signal }: Watch, terminal: Terminal): Promise<0 | 2> {
  let known = await look({ state: new Map() }, { path, now, isFirst: true }, terminal);
  if (known.problem !== undefined) return 2;
  if (signal.aborted) return 0;

  let underWay: Promise<void> = Promise.resolve();
  const lookAgain = async (): Promise<void> => {
    known = await look(known, { path, now, isFirst: false }, terminal);
  };
  const task = scheduleTask(
    schedule,
    () => {
      underWay = lookAgain();
      return underWay;
    },
    { noOverlap: true, timezone: 'UTC', suppressMissedWarning: true, logger: loggerTo(terminal) },
  );
  terminal.line(`Watching ${path} at "${schedule}" (UTC); Ctrl-C ends it.`);
  await emitted(signal, 'abort');
  await task.destroy();
  await Promise.allSettled([underWay]);
  return 0;
}

/** What the watch remembers; `problem` is the last one reported, while it lasts. */
type Known = { readonly state: RecordedState; readonly problem?: string };

type Look = Pick<Watch, 'path' | 'now'> & { readonly isFirst: boolean };

async function look(known: Known, { path, now, isFirst }: Look, terminal: Terminal): Promise<Known> {
  const file = await readReadings(path);
  if (file.kind === 'refused') {
    const { problem } = file;
    if (problem !== known.problem) terminal.complain(isFirst ? problem : `${problem} ${KEPT}`);
    return { ...known, problem };
  }
  if (known.problem !== undefined) terminal.line(`${path} can be used again.`);
  const decision = recordedStep(known.state, file.readings, now());
  terminal.show(decision);
  const isNews = decision.notifications.length > 0 || decision.notices.length > 0;
  if (isFirst || isNews) terminal.line(summaryLine(file.readings, decision));
  return { state: decision.state };
}

function loggerTo({ complain }: Terminal) {
  const nothing = (): void => undefined;
  const report = (problem: unknown): void => complain(String(problem));
  return { debug: nothing, info: nothing, warn: report, error: report };
}

const KEPT = 'What was known before still holds.';
