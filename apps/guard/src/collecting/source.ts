import type { Reading, SourceSubject } from '@tollkeeper/engine';
import type { StoredReading } from '@tollkeeper/store';

/** Something that is asked of OpenRouter again and again. */
export type Source = {
  /** Who is asked what, such as `management keys`: the target's id in the store. */
  readonly id: string;
  readonly subject: SourceSubject;
  readonly collect: () => Promise<Collected>;
};

/** What came of asking once; what was not answered is missing, and never zero. */
export type Collected = {
  readonly kind: 'answered' | 'unanswered' | 'unavailable';
  /** Of subjects, the source itself among them. */
  readonly readings: readonly Reading[];
  /** What is kept for later besides readings: a listing, days of activity. */
  readonly records: readonly StoredReading[];
  /** How many requests it took, at least. */
  readonly requests: number;
  /** Asking earlier would be refused. */
  readonly notBefore?: Date;
  /** It is not a matter of risk but known when to ask again. */
  readonly nextAt?: Date;
  /** Why nothing came, for the log. */
  readonly problem?: string;
};

/** A source by the id of its target, which readings of it carry, too. */
export function sourceSubject(id: string, name: string): SourceSubject {
  return { kind: 'source', id, name };
}

/** A source that answered, with what it said. */
export function answered(
  source: SourceSubject,
  at: Date,
  {
    readings,
    records = [],
    requests = 1,
  }: Partial<Pick<Collected, 'records' | 'requests'>> & Pick<Collected, 'readings'>,
): Collected {
  return {
    kind: 'answered',
    readings: [...readings, { kind: 'answered', subject: source, at }],
    records,
    requests,
  };
}
