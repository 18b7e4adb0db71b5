import { setImmediate as others } from 'node:timers/promises';
import type { Seen } from '@tollkeeper/cards/standing';
import type {
  BudgetReading,
  CreditsReading,
  KeyReading,
  OpenAlert,
  Subject,
  Watched,
} from '@tollkeeper/engine';
import { limitStanding, openAlerts, parseReading, parseWatched } from '@tollkeeper/engine/guarding';
import { compare, ratio } from '@tollkeeper/pricing';
import type { Store } from '@tollkeeper/store';

import type { Undecided } from '../cycle/decide-batch.ts';

/** What is known of everything that is watched, each subject as the guard last decided on it. */
export type SeenSubjects = {
  readonly credits: Seen<CreditsReading> | undefined;
  /** The fullest first. */
  readonly keys: readonly Seen<KeyReading>[];
  readonly budgets: readonly Seen<BudgetReading>[];
  readonly sources: readonly SeenSource[];
  /** With the figures of the last reading in which each was found. */
  readonly alerts: readonly OpenAlert[];
  /** Those of which this guard cannot read what is known: it warns of nothing there. */
  readonly undecided: readonly Undecided[];
};

/** A source: when it was last believed, and how often in a row it brought nothing since. */
export type SeenSource = {
  readonly subject: Extract<Subject, { readonly kind: 'source' }>;
  readonly freshAt?: Date;
  readonly failures: number;
  readonly cause?: string;
};

/** Looks up every subject that was ever read and is not gone. */
export async function seenSubjects(store: Pick<Store, 'readings' | 'guard'>): Promise<SeenSubjects> {
  const states = await store.guard.watched(await store.readings.subjects());
  const known: Watched[] = [];
  const unreadable = new Map<string, string>();
  for (const [index, { key, json }] of states.entries()) {
    const watched = readWatched(json);
    if (typeof watched === 'string') unreadable.set(key, watched);
    else if (watched.endsAs !== 'gone') known.push(watched);
    if (index % AT_ONCE === AT_ONCE - 1) await others();
  }
  const seen = known.flatMap((watched) => seenOf(watched) ?? []);
  return {
    credits: seen.filter(isOfCredits)[0],
    keys: fullestFirst(seen.filter(isOfKey)),
    budgets: seen.filter(isOfBudget),
    sources: known.flatMap((watched) => sourceOf(watched) ?? []),
    alerts: known.flatMap(openAlerts),
    undecided: await undecidedOf(store, unreadable),
  };
}

/** What is known of a subject, or why it cannot be read. */
function readWatched(json: string): Watched | string {
  try {
    return parseWatched(json);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A state that cannot be read does not say what its key is called, but its last reading does. */
async function undecidedOf(
  { readings }: Pick<Store, 'readings'>,
  unreadable: ReadonlyMap<string, string>,
): Promise<readonly Undecided[]> {
  const names = new Map<string, string>();
  for (const { subjectKey: key, json } of await readings.latest('key', [...unreadable.keys()]))
    names.set(key, nameIn(json) ?? key);
  return [...unreadable].map(([key, problem]) => ({ key, name: names.get(key) ?? key, problem }));
}

function nameIn(json: string): string | undefined {
  try {
    const { subject } = parseReading(json);
    return 'name' in subject ? subject.name : undefined;
  } catch {
    return undefined;
  }
}

function seenOf({
  taken,
  freshAt,
  doubted,
  outlook,
}: Watched): Seen<NonNullable<Watched['taken']>> | undefined {
  if (taken === undefined || freshAt === undefined) return undefined;
  return {
    taken,
    freshAt,
    ...(doubted !== undefined && { doubt: doubted.doubt }),
    ...(outlook !== undefined && { outlook }),
  };
}

function sourceOf({ subject, freshAt, failures, doubted }: Watched): SeenSource | undefined {
  if (subject?.kind !== 'source') return undefined;
  const cause = doubted?.doubt.kind === 'missing' ? doubted.doubt.cause : undefined;
  return {
    subject,
    failures,
    ...(freshAt !== undefined && { freshAt }),
    ...(cause !== undefined && { cause }),
  };
}

type SeenAny = Seen<NonNullable<Watched['taken']>>;

function isOfCredits(seen: SeenAny): seen is Seen<CreditsReading> {
  return seen.taken.kind === 'credits';
}

function isOfKey(seen: SeenAny): seen is Seen<KeyReading> {
  return seen.taken.kind === 'key';
}

function isOfBudget(seen: SeenAny): seen is Seen<BudgetReading> {
  return seen.taken.kind === 'budget';
}

function fullestFirst(keys: readonly Seen<KeyReading>[]): readonly Seen<KeyReading>[] {
  return keys
    .map((key) => ({ key, share: shareOf(key.taken), name: key.taken.subject.name }))
    .toSorted((a, b) => compare(b.share, a.share) || (a.name < b.name ? -1 : 1))
    .map(({ key }) => key);
}

function shareOf(reading: KeyReading) {
  const standing = limitStanding(reading);
  return standing.kind === 'limited' ? standing.share : ratio(-1n);
}

/** Parsing ten thousand in a row would hold up everything else. */
const AT_ONCE = 100;
