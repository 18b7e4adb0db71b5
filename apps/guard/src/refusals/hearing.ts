import { type Diagnosis, diagnose, diagnosisJson, type KeyReading } from '@tollkeeper/engine';
import { isForMoneyOrPermission, subjectKey } from '@tollkeeper/engine/guarding';

import { type FirstSightings, firstSightings } from './first-sightings.ts';
import type { HeardRefusal, HeardSubject } from './heard-window.ts';
import type { KnownKeys } from './known-keys.ts';
import type { ReportedRefusal } from './reported-refusal.ts';
import { unexpected } from './unexpected.ts';

/** What is answered to an application, and what is counted of it, if anything is. */
export type Heard = {
  readonly answer: object;
  readonly counted: HeardRefusal | undefined;
  /** That a key or an account was refused that was thought to be fine: a sentence, once an hour. */
  readonly news: string | undefined;
};

/** Diagnoses reported refusals with what the guard knows of keys and account. */
export type Hearing = (reported: readonly ReportedRefusal[]) => Promise<readonly Heard[]>;

/** Makes a hearing that remembers since when something comes again and again. */
export function hearing(keys: KnownKeys, now: () => Date): Hearing {
  const sightings = firstSightings();
  const said = onceAnHour();
  return async (reported) => {
    const credits = await keys.credits();
    const found = new Map<string, KeyReading | undefined>();
    for (const { key } of reported)
      if (key !== undefined && !found.has(key)) found.set(key, await keys.find(key));
    return reported.map((each) => {
      const key = each.key === undefined ? undefined : found.get(each.key);
      return heardOf(each, { key, credits, sightings, said, now: now() });
    });
  };
}

type Known = {
  readonly key: KeyReading | undefined;
  readonly credits: Awaited<ReturnType<KnownKeys['credits']>>;
  readonly sightings: FirstSightings;
  readonly said: OnceAnHour;
  readonly now: Date;
};

function heardOf(
  { refusal, count, ...told }: ReportedRefusal,
  { key, credits, sightings, said, now }: Known,
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
  const uncounted = whyUncounted(diagnosis, at, now);
  const counted: HeardRefusal | undefined =
    uncounted === undefined
      ? {
          ...{ subject, at: now, cause, count },
          ...(status !== undefined && { status }),
          ...(surprise !== undefined && { unexpected: surprise }),
        }
      : undefined;
  const answer = {
    ...diagnosisJson(diagnosis),
    ...(surprise !== undefined && { unexpected: surprise }),
    ...(told.key !== undefined && { key: key === undefined ? 'not known' : key.subject.name }),
    ...(told.model !== undefined && { model: told.model }),
    counted_for: counted === undefined ? 'nobody' : counted.subject.kind,
    ...(uncounted !== undefined && { not_counted: uncounted }),
  };
  const news = surprise === undefined ? undefined : said(`${cause} ${subjectKey(subject)}`, now, surprise);
  return { answer, counted, news };
}

type OnceAnHour = (what: string, now: Date, sentence: string) => string | undefined;

function onceAnHour(): OnceAnHour {
  const saidAt = new Map<string, number>();
  return (what, now, sentence) => {
    if (now.getTime() - (saidAt.get(what) ?? 0) < OLD_MS) return undefined;
    saidAt.set(what, now.getTime());
    return sentence;
  };
}

/** What was refused long ago, or by another service, says nothing about now; only what the rules look at is counted. */
function whyUncounted(diagnosis: Diagnosis, at: Date, now: Date): string | undefined {
  const age = now.getTime() - at.getTime();
  if (diagnosis.scope === 'elsewhere') return 'It is of another service than OpenRouter.';
  if (diagnosis.scope === 'nobody') return 'It is no refusal.';
  if (!isForMoneyOrPermission(diagnosis)) return 'It is not for money or permission.';
  if (age > OLD_MS) return 'It is older than an hour.';
  if (age < -AHEAD_MS) return `Its "at" is in the future: the guard's clock says ${now.toISOString()}.`;
  return undefined;
}

const OLD_MS = 3_600_000;
const AHEAD_MS = 300_000;
