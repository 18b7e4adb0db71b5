import type { Severity } from '@tollkeeper/engine';
import { isWorse } from '@tollkeeper/engine/guarding';

import type { ChannelState } from './channel-state.ts';
import { isByPerson, notificationOf } from './head.ts';
import type { Told } from './message.ts';
import { isHot } from './pace.ts';

/** What goes out now, message by message, and what waits for others until an instant in epoch milliseconds. */
export type Gathered = {
  readonly messages: readonly (readonly Told[])[];
  readonly later?: { readonly told: readonly Told[]; readonly at: number };
};

export type Gathering = {
  readonly state: ChannelState;
  readonly now: number;
  readonly speed: number;
  /** Whether it may wait for others at all. */
  readonly waits: boolean;
};

/**
 * Puts together what goes out: silent changes each by itself and first, messages as one where there are more than three.
 *
 * The first after a quiet time goes at once. What comes within 30 s of a message waits for the end of these, and what
 * is not grave waits five minutes after a message that told of several: it is a storm.
 */
export function gather(told: readonly Told[], gathering: Gathering): Gathered {
  const silent = told.filter(isSilentChange);
  const aloud = told.filter((each) => !isSilentChange(each));
  const changes = silent.map((each) => [each]);
  const at = aloud.length === 0 ? gathering.now : goesAt(aloud, gathering);
  if (at > gathering.now) return { messages: changes, later: { told: aloud, at } };
  return { messages: [...changes, ...together(aloud, gathering)] };
}

function together(told: readonly Told[], { state, now, speed }: Gathering): readonly (readonly Told[])[] {
  const [first, ...rest] = told;
  if (first === undefined) return [];
  if (state.singlyUntil !== undefined && state.singlyUntil > now) return told.map((each) => [each]);
  // What failed again and again may fail for one of them: the first goes alone, to find out.
  if (state.failures >= DOUBTFUL) {
    return [[first], ...together(rest, { state: { ...state, failures: 0 }, now, speed, waits: false })];
  }
  const most = isHot(state, { now, speed }) ? 1 : MOST_ALONE;
  return told.length > most ? [told] : told.map((each) => [each]);
}

function goesAt(told: readonly Told[], { state, now, waits }: Gathering): number {
  const { deliveredAt: last, groupedAt } = state;
  if (!waits || last === undefined || last > now) return now;
  const isStorm = groupedAt !== undefined && groupedAt <= now && now - groupedAt < STORM_MS;
  return isStorm && !told.some(isGrave) ? groupedAt + STORM_MS : Math.max(now, last + GATHERED_MS);
}

/**
 * People see it where they look anyway, so it disturbs nobody; and who pressed a button waits for what it did. A digest
 * among others would lose its figures.
 */
function isSilentChange({ head, verdict }: Told): boolean {
  const isAlone = verdict.edits !== undefined || isByPerson(head.row) || head.content.kind === 'notice';
  return !verdict.pings && isAlone;
}

function isGrave({ head, verdict }: Told): boolean {
  if (!verdict.pings) return false;
  const severity: Severity | undefined = notificationOf(head)?.severity;
  return severity === undefined || isWorse(severity, 'warning');
}

const MOST_ALONE = 3;

/** So many failures in a row are more than bad luck. */
export const DOUBTFUL = 3;

const GATHERED_MS = 30_000;
const STORM_MS = 300_000;
