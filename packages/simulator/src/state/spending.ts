import { type Picodollars, usd } from '../money/picodollars.ts';
import { type Day, dayOf } from '../time/reset-window.ts';
import { recordActivity } from './activity.ts';
import { type Counters, count } from './counters.ts';
import { balanceOf, burn, buy } from './credit-lots.ts';
import type { KeyAccount } from './key-account.ts';
import type { Simulation } from './simulation.ts';

/** What some requests of a key to a model cost together. */
export type Spending = {
  readonly key: KeyAccount;
  readonly model: string;
  readonly day: Day;
  /** When the counters show it, in milliseconds. */
  readonly shownAt: number;
  readonly requests: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly reasoningTokens: number;
  /** Credits of the account. */
  readonly usage: Picodollars;
  /** What a provider bills to a key of the account's own. */
  readonly byok: Picodollars;
};

/** Charges at once, and leaves showing it for later. The top-up, if it works, follows on its heels. */
export function charge(
  simulation: Simulation,
  spent: Omit<Spending, 'day' | 'shownAt'>,
  { at, settledAt }: { readonly at: Date; readonly settledAt: Date },
): void {
  const { credits, world, lagMs, pending } = simulation;
  const spending = { ...spent, day: dayOf(at), shownAt: settledAt.getTime() + lagMs };
  countIn(spent.key.actual, spending);
  burn(credits, spent.usage);
  pending.push(spending);
  const { autoTopUp } = world.account;
  if (autoTopUp?.outcome === 'works' && balanceOf(credits) < usd(autoTopUp.below)) {
    buy(credits, usd(autoTopUp.amount), at);
  }
}

/** Shows what was spent long enough ago, unless the counters are frozen. */
export function reveal(simulation: Simulation, now: Date): void {
  const { pending, activity, frozen } = simulation;
  if (frozen) return;
  let due = 0;
  for (; due < pending.length; due += 1) {
    const spending = pending[due];
    if (spending === undefined || spending.shownAt > now.getTime()) break;
    countIn(spending.key.shown, spending);
    recordActivity(activity, spending);
  }
  pending.splice(0, due);
}

function countIn(counters: Counters, { day, usage, byok }: Spending): void {
  count(counters.usage, day, usage);
  count(counters.byok, day, byok);
}
