import type { Severity } from '@tollkeeper/engine';
import { parseSubject } from '@tollkeeper/engine/guarding';
import type { Incident, Store } from '@tollkeeper/store';

import type { Undecided } from '../cycle/decide-batch.ts';
import { type Cycle, type Problem, tick } from '../cycle/tick.ts';
import { oneLine } from '../one-line.ts';
import { type SeenSubjects, seenSubjects } from '../reporting/seen.ts';
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
    const undecided = new Map<string, Undecided>();
    let faults = 0;
    // What the first look found is forecast in the second; nothing is due a third time.
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const ticked = await tick(cycle);
      problems.push(...ticked.problems);
      faults += ticked.faults;
      for (const each of ticked.outcomes.flatMap((outcome) => outcome.undecided))
        undecided.set(each.key, each);
      if (ticked.jobs === 0) break;
    }
    if (faults > 0) throw new Error('The look was not finished; the log says why.');
    const open = await store.incidents.open();
    // What was polled a moment ago is not polled again, and must not be taken for well.
    const seen = await seenSubjects(store);
    for (const each of seen.undecided) undecided.set(each.key, each);
    problems.push(...stillFailing(seen, cycle, problems));
    process.print(`${oneLine(await summaryOf(store, open, undecided.size))}\n`);
    if (undecided.size > 0) throw new Error(undecidedText([...undecided.values()]));
    if (problems.length > 0) return { status: 2, problems: problems.map(sentenceOf) };
    return { status: open.some(({ severity }) => GRAVE.has(severity)) ? 1 : 0, problems: [] };
  } finally {
    await store.close();
  }
}

/** What failed when it was last asked, and is not due yet. */
function stillFailing(
  { sources }: SeenSubjects,
  { jobs }: Cycle,
  problems: readonly Problem[],
): readonly Problem[] {
  const isAsked = (id: string): boolean => jobs.some((job) => job.id === id);
  const isTold = (id: string): boolean => problems.some(({ job }) => job === id);
  return sources
    .filter(({ subject: { id }, failures }) => failures > 0 && isAsked(id) && !isTold(id))
    .map(({ subject: { id }, cause = 'nothing that can be believed' }) => {
      return { job: id, problem: `${cause}, a moment ago; it is asked again within a minute or so` };
    });
}

/** `2 subjects, 1 alert: warning key-limit prod #7F3A.` */
async function summaryOf(store: Store, open: readonly Incident[], undecided: number): Promise<string> {
  const subjects = (await store.readings.subjects()).filter((key) => !key.startsWith('source:'));
  const holding = open.map(({ severity, rule, subject, shortId }) => {
    const about = parseSubject(subject);
    return `${severity} ${rule} ${'name' in about ? about.name : about.kind} #${shortId}`;
  });
  const none = undecided === 0 ? 'no alert holds' : 'no other alert is known to hold';
  const unknown = undecided === 0 ? [] : [`${counted(undecided, 'subject')} could not be decided`];
  const what = [...unknown, ...(holding.length === 0 ? [none] : holding)].join(', ');
  return `${counted(subjects.length, 'subject')}, ${counted(open.length, 'alert')}: ${what}.`;
}

function undecidedText(undecided: readonly Undecided[]): string {
  const sentences = undecided
    .slice(0, MOST_NAMED)
    .map(({ name, problem }) => `"${name}" could not be decided, so nobody is warned of it: ${problem}`);
  const more = undecided.length - sentences.length;
  return [...sentences, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

function sentenceOf({ job, problem }: Problem): string {
  return `"${job}" was not answered: ${problem}.`.replace(/\.+$/, '.');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const MOST_ROUNDS = 3;
const MOST_NAMED = 5;
const GRAVE: ReadonlySet<string> = new Set<Severity>(['warning', 'critical', 'exhausted']);
