import type { Severity } from '@tollkeeper/engine';
import { parseSubject } from '@tollkeeper/engine/guarding';
import type { Incident, Store } from '@tollkeeper/store';

import { type Problem, tick } from '../cycle/tick.ts';
import { type Ended, type GuardProcess, startGuard } from './run-guard.ts';

/**
 * Looks at the account once, tells what is new, and sums up what holds.
 *
 * It shares its store with a guard that runs: what that one polled a moment ago is not polled again.
 */
export async function guardOnce(process: GuardProcess): Promise<Ended> {
  const started = await startGuard(process, false);
  if (started.kind === 'refused') return { status: 2, problems: started.problems };
  const { store, cycle } = started;
  try {
    const problems: Problem[] = [];
    let faults = 0;
    // What the first look found is forecast in the second; nothing is due a third time.
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const ticked = await tick(cycle);
      problems.push(...ticked.problems);
      faults += ticked.faults;
      if (ticked.jobs === 0) break;
    }
    if (faults > 0) throw new Error('The look was not finished; the log says why.');
    const open = await store.incidents.open();
    process.print(`${await summaryOf(store, open)}\n`);
    if (problems.length > 0) return { status: 2, problems: problems.map(sentenceOf) };
    return { status: open.some(({ severity }) => GRAVE.has(severity)) ? 1 : 0, problems: [] };
  } finally {
    await store.close();
  }
}

/** `2 subjects known, 1 alert: warning key-limit prod #7F3A.` */
async function summaryOf(store: Store, open: readonly Incident[]): Promise<string> {
  const subjects = (await store.readings.subjects()).filter((key) => !key.startsWith('source:'));
  const holding = open.map(({ severity, rule, subject, shortId }) => {
    const about = parseSubject(subject);
    return `${severity} ${rule} ${'name' in about ? about.name : about.kind} #${shortId}`;
  });
  const what = holding.length === 0 ? 'no alert holds' : holding.join(', ');
  return `${counted(subjects.length, 'subject')}, ${counted(open.length, 'alert')}: ${what}.`;
}

function sentenceOf({ job, problem }: Problem): string {
  return `"${job}" was not answered: ${problem}.`.replace(/\.+$/, '.');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const MOST_ROUNDS = 3;
const GRAVE: ReadonlySet<string> = new Set<Severity>(['warning', 'critical', 'exhausted']);
