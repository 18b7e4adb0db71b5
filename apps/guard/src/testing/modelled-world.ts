import type { AlertRule, Severity } from '@tollkeeper/engine';
import { DEFAULT_RULES } from '@tollkeeper/engine/guarding';
import { exact } from '@tollkeeper/pricing';
import { type NewNotification, openStore, type Store } from '@tollkeeper/store';

import type { RoutedChannel } from '../cycle/route.ts';
import { type ScriptedChannel, scriptedChannel } from '../delivering/testing/scripted-channel.ts';
import type { Fault } from './faults.ts';
import { type ModelledAccount, modelledAccount } from './modelled-account.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** Everything around the guards, and a second book of what they did, kept where no guard can die. */
export type ModelledWorld = {
  readonly store: Store;
  readonly account: ModelledAccount;
  readonly clock: ModelledClock;
  readonly channels: Readonly<Record<ChannelName, ScriptedChannel>>;
  /** What becomes of the next messages there. */
  readonly faults: Readonly<Record<ChannelName, Fault[]>>;
  readonly settings: ModelledSettings;
  readonly book: ModelledBook;
};

/** The true time, and what the clock of the guards shows. */
export type ModelledClock = {
  readonly trueNow: () => number;
  readonly now: () => number;
  readonly advance: (milliseconds: number) => void;
  readonly set: (wrongBy: number) => void;
};

/** As in guard.yaml: a guard reads it when it begins. */
export type ModelledSettings = {
  /** In percent; without it the rule of limits is not there. */
  warningFrom: number | undefined;
  channels: readonly ChannelName[];
};

export type ModelledBook = {
  /** Grows with everything that is written down: what came after what, whatever the clock said. */
  place: number;
  readonly owed: Map<string, Owed>;
  /** What people did not want to hear when it ended. */
  readonly unwanted: Set<string>;
  readonly arrivals: Arrival[];
  /** How often more than once something may have arrived. */
  readonly excused: Map<string, number>;
  readonly silences: Wish[];
  readonly snoozes: Wish[];
  readonly acknowledged: Wish[];
  /** Whether there was a time at which nobody could be told of another channel's trouble. */
  isOnlyOneWell: boolean;
  /** Since when a channel is there. */
  readonly channelsSince: Map<string, number>;
  /** Laws that were seen broken as it happened. */
  readonly broken: string[];
};

export type Owed = NewNotification & { readonly place: number };

export type Arrival = {
  readonly place: number;
  readonly channel: string;
  /** Missing where the answer was lost. */
  readonly message?: string | undefined;
  /** By the true time. */
  readonly at: number;
  readonly ids: readonly string[];
  /** Of each of these; a notice has none. */
  readonly severities: readonly (Severity | undefined)[];
};

/** What people want of a rule, or of an incident by its alert key and number. */
export type Wish = { readonly of: string; readonly until: number; readonly from: number; over?: number };

export type ChannelName = (typeof CHANNELS)[number]['name'];

export const CHANNELS = [
  { name: 'ops', from: 'info', escalateTo: 'night' },
  { name: 'desk', from: 'warning', escalateTo: undefined },
  { name: 'night', from: 'escalation', escalateTo: undefined },
] as const satisfies readonly RoutedChannel[];

/** A Sunday evening: the day and the week end in four hours. */
const START = Date.UTC(2026, 10, 22, 20);

export async function openWorld(): Promise<ModelledWorld> {
  let [at, wrongBy] = [START, 0];
  const clock: ModelledClock = {
    trueNow: () => at,
    now: () => at + wrongBy,
    advance: (milliseconds) => {
      at += milliseconds;
    },
    set: (error) => {
      wrongBy = error;
    },
  };
  const channel = (name: ChannelName): ScriptedChannel => scriptedChannel(name, { now: clock.trueNow });
  return {
    store: await openStore({ path: ':memory:' }),
    account: modelledAccount(clock.trueNow),
    clock,
    channels: { ops: channel('ops'), desk: channel('desk'), night: channel('night') },
    faults: { ops: [], desk: [], night: [] },
    settings: { warningFrom: 80, channels: CHANNELS.map(({ name }) => name) },
    book: {
      place: 0,
      owed: new Map(),
      unwanted: new Set(),
      arrivals: [],
      excused: new Map(),
      silences: [],
      snoozes: [],
      acknowledged: [],
      isOnlyOneWell: false,
      channelsSince: new Map(CHANNELS.map(({ name }) => [name, 0])),
      broken: [],
    },
  };
}

/** The rules of these settings: limits, the balance and what cannot be seen. */
export function rulesOf({ warningFrom }: ModelledSettings): readonly AlertRule[] {
  return DEFAULT_RULES.flatMap((rule): readonly AlertRule[] => {
    if (rule.id === 'credits' || rule.id === 'source-stale') return [rule];
    if (rule.id !== 'key-limit' || rule.kind !== 'limit-share' || warningFrom === undefined) return [];
    const from = exact(String(warningFrom / 100));
    const levels = rule.levels.map((level) => (level.severity === 'warning' ? { ...level, from } : level));
    return [{ ...rule, levels }];
  });
}

/** Whether something is wanted at an instant of the guards' clock; what ended after a place of the book counts yet. */
export function isWished(
  wishes: readonly Wish[],
  { of, at, since }: { readonly of: readonly string[]; readonly at: number; readonly since: number },
): boolean {
  return wishes.some(
    (wish) => of.includes(wish.of) && wish.until > at && (wish.over === undefined || wish.over > since),
  );
}

/** The next place in the book. */
export function nextPlace(book: ModelledBook): number {
  book.place += 1;
  return book.place;
}

export function excuse({ excused }: ModelledBook, ids: Iterable<string>): void {
  for (const id of ids) excused.set(id, (excused.get(id) ?? 0) + 1);
}
