import type { Store } from '@tollkeeper/store';

import type { RoutedChannel } from '../cycle/route.ts';
import type { JobOutcome, Ticked } from '../cycle/tick.ts';
import { channelState } from '../delivering/channel-state.ts';
import type { Delivery } from '../delivering/delivery.ts';

/** What is known of how a guard is, from the cycles that it went through. */
export type Wellness = {
  /** Takes down a cycle, or that one threw. */
  readonly note: (cycle: Ticked | 'threw') => void;
  /** Why it must not say that it is well, a sentence each; none where it is. */
  readonly ailments: () => Promise<readonly string[]>;
};

export type WellnessSettings = {
  readonly store: Pick<Store, 'targets'> & Delivery['store'];
  readonly channels: readonly RoutedChannel[];
  /** For how long nothing may be done, and for how long a trouble is remembered, in real milliseconds. */
  readonly spanMs: number;
  /** Real milliseconds, which never go back. */
  readonly passed: () => number;
};

/** A guard whose process lives but does not guard is not well: it must be missed outside. */
export function wellnessOf({ store, channels, spanMs, passed }: WellnessSettings): Wellness {
  const troubles = new Map<string, Trouble>();
  let hasThrown = false;
  let movedAt = passed();
  let seenDue = '';
  const isRecent = (at: number): boolean => passed() - at <= spanMs;
  return {
    note(cycle) {
      hasThrown = cycle === 'threw';
      for (const outcome of cycle === 'threw' ? [] : cycle.outcomes) {
        const sentences = troublesOf(outcome);
        if (sentences.length > 0) troubles.set(outcome.job, { at: passed(), sentences });
        else troubles.delete(outcome.job);
        if (outcome.kind === 'done') movedAt = passed();
      }
    },
    async ailments() {
      // Another guard may do all the work: then due times move without us.
      const due = JSON.stringify((await store.targets.list()).map(({ nextDue }) => nextDue));
      if (due !== seenDue) movedAt = passed();
      seenDue = due;
      const recent = [...troubles.values()].filter(({ at }) => isRecent(at));
      return [
        ...(hasThrown ? ['The last cycle failed.'] : []),
        ...(isRecent(movedAt) ? [] : [`No job was done for ${Math.round(spanMs / 60_000)} minutes.`]),
        ...recent.flatMap(({ sentences }) => sentences).slice(0, MOST_SAID),
        ...(await unreachable(store, channels)),
      ];
    },
  };
}

/** What went wrong with a job the last time; somebody else may have done it since. */
type Trouble = { readonly at: number; readonly sentences: readonly string[] };

function troublesOf({ job, kind, undecided }: JobOutcome): readonly string[] {
  if (kind === 'fault') return [`The job "${job}" failed.`];
  return undecided.map(({ name, problem }) => `"${name}" could not be decided: ${problem}`);
}

async function unreachable(
  store: WellnessSettings['store'],
  channels: readonly RoutedChannel[],
): Promise<readonly string[]> {
  // Who is only handed over to hears of nothing first.
  const told = channels.filter(({ from }) => from !== 'escalation').map(({ name }) => name);
  const states = await Promise.all(told.map((name) => channelState({ store }, name)));
  const isReached = states.some(({ broken }) => broken === undefined);
  return isReached ? [] : [`Nobody can be told: broken are ${told.join(', ')}.`];
}

const MOST_SAID = 5;
