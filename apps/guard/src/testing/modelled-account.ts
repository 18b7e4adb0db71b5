import type { Reading, Severity, Subject } from '@tollkeeper/engine';
import { usd } from '@tollkeeper/pricing';

import { answered, type Collected, type Source, sourceSubject } from '../collecting/source.ts';

/** An account as it is, whatever a guard sees of it: whole dollars, periods by the true time. */
export type ModelledAccount = {
  readonly spend: (key: string, dollars: number) => void;
  readonly topUp: (dollars: number) => void;
  /** The next looks at a source bring nothing. */
  readonly fail: (source: SourceName, looks: number) => void;
  readonly mend: () => void;
  /** What a guard polls, which dates what it reads by a clock of its own. */
  readonly sources: (now: () => Date) => readonly Source[];
  /** Spent of the limit in its period. */
  readonly spent: (key: string) => number;
  readonly balance: () => number;
  /** What was read then: spent in its period, or the balance; by the name that events give to a reading. */
  readonly read: ReadonlyMap<string, number>;
};

export type SourceName = (typeof SOURCES)[number];
export const SOURCES = ['keys', 'credits'] as const;

/** One key whose limit is for a UTC day and one whose limit is for a week from Monday on. */
export const KEYS: readonly ModelledKey[] = [
  { id: 'a', limit: 100, reset: 'daily' },
  { id: 'b', limit: 40, reset: 'weekly' },
];

export type ModelledKey = {
  readonly id: string;
  readonly limit: number;
  readonly reset: 'daily' | 'weekly';
};

/** Severities that may stand where so much is spent; the warning begins where the rule says. */
export function severityOfSpent(spent: number, limit: number, warningFrom: number): Severity | undefined {
  const percent = (100 * spent) / limit;
  if (percent >= 100) return 'exhausted';
  if (percent >= 95) return 'critical';
  if (percent >= warningFrom) return 'warning';
  return percent >= 50 ? 'info' : undefined;
}

/** By the default rule: no more than $5, $1 and $0. */
export function severityOfBalance(balance: number): Severity | undefined {
  if (balance <= 0) return 'exhausted';
  if (balance <= 1) return 'critical';
  return balance <= 5 ? 'warning' : undefined;
}

export function modelledAccount(trueNow: () => number): ModelledAccount {
  let bought = 150;
  const spent = new Map<string, { ever: number; period: number; inPeriod: number }>();
  const failing = new Map<SourceName, number>();
  const read = new Map<string, number>();
  const countersOf = ({ id, reset }: ModelledKey) => {
    const day = Math.floor(trueNow() / DAY);
    // The first of January 1970 was a Thursday.
    const period = reset === 'daily' ? day : Math.floor((day + 3) / 7);
    const before = spent.get(id) ?? { ever: 0, period, inPeriod: 0 };
    const now = before.period === period ? before : { ...before, period, inPeriod: 0 };
    spent.set(id, now);
    return now;
  };
  const balance = (): number => bought - KEYS.reduce((sum, key) => sum + countersOf(key).ever, 0);
  const readings: Record<SourceName, (at: Date) => readonly Reading[]> = {
    keys: (at) =>
      KEYS.map((key) => {
        const counters = countersOf(key);
        read.set(`key:${key.id} key ${at.toISOString()}`, counters.inPeriod);
        return keyReading(key, counters, at);
      }),
    credits: (at) => {
      read.set(`account credits ${at.toISOString()}`, balance());
      return [creditsReading(bought, bought - balance(), at)];
    },
  };
  const isFailing = (name: SourceName): boolean => {
    const left = failing.get(name) ?? 0;
    failing.set(name, left - 1);
    return left > 0;
  };
  return {
    spend(id, dollars) {
      const counters = countersOf(keyCalled(id));
      counters.ever += dollars;
      counters.inPeriod += dollars;
    },
    topUp(dollars) {
      bought += dollars;
    },
    fail: (name, looks) => void failing.set(name, looks),
    mend: () => failing.clear(),
    sources: (now) =>
      SOURCES.map((name) => {
        const subject = sourceSubject(name, name);
        const collect = async (): Promise<Collected> => {
          const at = now();
          if (isFailing(name)) return unanswered(name, at);
          return answered(subject, at, { readings: readings[name](at) });
        };
        return { id: name, subject, collect };
      }),
    spent: (id) => countersOf(keyCalled(id)).inPeriod,
    balance,
    read,
  };
}

function keyCalled(id: string): ModelledKey {
  const found = KEYS.find((key) => key.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

function unanswered(name: SourceName, at: Date): Collected {
  const about: readonly Subject[] = [
    sourceSubject(name, name),
    ...(name === 'credits' ? [{ kind: 'account' as const }] : []),
  ];
  const readings = about.map((subject): Reading => ({ kind: 'missing', subject, at, cause: '503' }));
  return { kind: 'unanswered', readings, records: [], requests: 1, problem: 'status 503' };
}

function keyReading(
  { id, limit, reset }: ModelledKey,
  { ever, inPeriod }: { readonly ever: number; readonly inPeriod: number },
  at: Date,
): Reading {
  return {
    kind: 'key',
    subject: { kind: 'key', id, name: id },
    at,
    limit: usd(String(limit)),
    limitRemaining: usd(String(limit - inPeriod)),
    limitReset: reset,
    spent: { allTime: usd(String(1_000 + ever)) },
  };
}

function creditsReading(bought: number, spent: number, at: Date): Reading {
  return {
    kind: 'credits',
    subject: { kind: 'account' },
    at,
    totalCredits: usd(String(1_000 + bought)),
    totalSpent: usd(String(1_000 + spent)),
    askedWith: 'management-key',
  };
}

const DAY = 86_400_000;
