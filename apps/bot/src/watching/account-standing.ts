import type { AccountStanding, KeyStanding, LeftAt, Seen } from '@tollkeeper/cards/standing';
import type { BudgetReading, CreditsReading, KeyReading, Reading, Watched } from '@tollkeeper/engine';
import { limitStanding, parseReading, resetPeriod, subjectKey } from '@tollkeeper/engine/guarding';
import { compare, type Money, type Ratio, ZERO } from '@tollkeeper/pricing';

import type { GuardDesk, GuardStore } from './guard-desk.ts';
import { watchedSubjects } from './watched-subjects.ts';

/** Reads everything that is known of the account; nothing where nothing is watched. */
export async function accountStanding({ store, now }: GuardDesk): Promise<AccountStanding | undefined> {
  const at = now();
  const watched = await watchedSubjects(store);
  const seen = watched.flatMap(seenOf);
  if (seen.length === 0) return undefined;
  const credits = seen.find(isCredits);
  const [lots, past] = await Promise.all([
    latest(store, 'lots', 'account'),
    readSince(store, 'account', new Date(at.getTime() - PAST_MS)),
  ]);
  return {
    at,
    ...(credits !== undefined && { credits }),
    keys: seen.filter(isKey).toSorted((a, b) => compare(shareOf(b), shareOf(a)) || byName(a, b)),
    budgets: seen.filter(isBudget),
    ...(lots?.kind === 'lots' && { lots }),
    past: past.flatMap((reading): readonly LeftAt[] =>
      reading.kind === 'credits' ? [{ at: reading.at, left: balanceOf(reading) }] : [],
    ),
  };
}

/** Reads everything that is known of one key. */
export async function keyStanding(key: Seen<KeyReading>, { store, now }: GuardDesk): Promise<KeyStanding> {
  const id = subjectKey(key.taken.subject);
  const period = resetPeriod(key.taken.limitReset, key.taken.at);
  const from = period?.start ?? new Date(key.taken.at.getTime() - PAST_MS);
  const [forecast, past] = await Promise.all([latest(store, 'forecast', id), readSince(store, id, from)]);
  return {
    at: now(),
    key,
    ...(forecast?.kind === 'forecast' && { forecast }),
    past: past.flatMap((reading): readonly LeftAt[] => {
      if (reading.kind !== 'key' || reading.limit !== key.taken.limit) return [];
      const standing = limitStanding(reading);
      return standing.kind === 'limited' ? [{ at: reading.at, left: standing.remaining }] : [];
    }),
  };
}

/** A subject that is listed no more has nothing left to say. */
function seenOf({
  taken,
  freshAt,
  doubted,
  outlook,
  endsAs,
}: Watched): readonly Seen<KeyReading | CreditsReading | BudgetReading>[] {
  if (taken === undefined || endsAs === 'gone') return [];
  return [
    {
      taken,
      freshAt: freshAt ?? taken.at,
      ...(doubted !== undefined && { doubt: doubted.doubt }),
      ...(outlook !== undefined && { outlook }),
    },
  ];
}

async function latest({ readings }: GuardStore, kind: string, key: string): Promise<Reading | undefined> {
  const [stored] = await readings.latest(kind, [key]);
  return stored === undefined ? undefined : readingIn(stored.json);
}

async function readSince({ readings }: GuardStore, key: string, from: Date): Promise<readonly Reading[]> {
  return (await readings.since(key, from)).flatMap(({ kind, json }) =>
    kind === 'key' || kind === 'credits' ? (readingIn(json) ?? []) : [],
  );
}

function readingIn(json: string): Reading | undefined {
  try {
    return parseReading(json);
  } catch {
    return undefined;
  }
}

function shareOf({ taken }: Seen<KeyReading>): Ratio {
  const standing = limitStanding(taken);
  return standing.kind === 'limited' ? standing.share : ZERO;
}

function byName(a: Seen<KeyReading>, b: Seen<KeyReading>): number {
  return a.taken.subject.name < b.taken.subject.name ? -1 : 1;
}

type AnySeen = Seen<KeyReading | CreditsReading | BudgetReading>;

function isCredits(seen: AnySeen): seen is Seen<CreditsReading> {
  return seen.taken.kind === 'credits';
}

function isKey(seen: AnySeen): seen is Seen<KeyReading> {
  return seen.taken.kind === 'key';
}

function isBudget(seen: AnySeen): seen is Seen<BudgetReading> {
  return seen.taken.kind === 'budget';
}

function balanceOf({ totalCredits, totalSpent }: CreditsReading): Money {
  return (totalCredits - totalSpent) as Money;
}

const PAST_MS = 14 * 86_400_000;
