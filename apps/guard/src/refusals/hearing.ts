import { type Diagnosis, diagnose, diagnosisJson, type KeyReading, subjectKey } from '@tollkeeper/engine';

import { type FirstSightings, firstSightings } from './first-sightings.ts';
import type { HeardRefusal, HeardSubject } from './heard-window.ts';
import type { KnownKeys } from './known-keys.ts';
import type { ReportedRefusal } from './reported-refusal.ts';
import { unexpected } from './unexpected.ts';

/** What is answered to an application, and what is counted of it, if anything is. */
export type Heard = { readonly answer: object; readonly counted: HeardRefusal | undefined };

/** Diagnoses reported refusals with what the guard knows of keys and account. */
export type Hearing = (reported: readonly ReportedRefusal[]) => Promise<readonly Heard[]>;

/** Makes a hearing that remembers since when a key is answered 401. */
export function hearing(keys: KnownKeys, now: () => Date): Hearing {
  const sightings = firstSightings();
  return async (reported) => {
    const credits = await keys.credits();
    const found = new Map<string, KeyReading | undefined>();
    for (const { key } of reported)
      if (key !== undefined && !found.has(key)) found.set(key, await keys.find(key));
    return reported.map((each) => {
      const key = each.key === undefined ? undefined : found.get(each.key);
      return heardOf(each, { key, credits, sightings, now: now() });
    });
  };
}

type Known = {
  readonly key: KeyReading | undefined;
  readonly credits: Awaited<ReturnType<KnownKeys['credits']>>;
  readonly sightings: FirstSightings;
  readonly now: Date;
};

function heardOf(
  { refusal, count, ...told }: ReportedRefusal,
  { key, credits, sightings, now }: Known,
): Heard {
  const at = told.at ?? now;
  const whose: HeardSubject = key === undefined ? { kind: 'account' } : key.subject;
  const isUnauthorized = refusal.status === 401 || refusal.code === 401;
  const diagnosis = diagnose(refusal, {
    at,
    ...(key && { key }),
    ...(credits && { credits }),
    ...(isUnauthorized && { firstSeen: sightings(subjectKey(whose), at) }),
  });
  const { cause, status, scope } = diagnosis;
  const surprise = unexpected(diagnosis, { key, credits });
  // What is the account's would otherwise be told of every key of it.
  const subject: HeardSubject = scope === 'account' || scope === 'workspace' ? { kind: 'account' } : whose;
  const counted = isCounted(diagnosis, at, now)
    ? { subject, at: now, cause, count, ...(status !== undefined && { status }) }
    : undefined;
  const answer = {
    ...diagnosisJson(diagnosis),
    ...(surprise !== undefined && { unexpected: surprise }),
    ...(told.key !== undefined && { key: key === undefined ? 'not known' : key.subject.name }),
    ...(told.model !== undefined && { model: told.model }),
    counted_for: counted === undefined ? 'nobody' : counted.subject.kind,
  };
  return { answer, counted };
}

/** What was refused long ago, or by another service, says nothing about now. */
function isCounted({ scope }: Diagnosis, at: Date, now: Date): boolean {
  const age = now.getTime() - at.getTime();
  return scope !== 'elsewhere' && scope !== 'nobody' && age <= OLD_MS && age >= -AHEAD_MS;
}

const OLD_MS = 3_600_000;
const AHEAD_MS = 300_000;
