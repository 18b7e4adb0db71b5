/** How many requests a credential may make: `burst` at once, `perMinute` in the long run. */
export type RequestBudget = { readonly burst: number; readonly perMinute: number };

/**
 * What is used of a budget, as one instant in epoch milliseconds: when the bucket will be full again.
 *
 * A plain number, so that it can be kept in a store and shared by processes; 0 is a full bucket.
 */
export type BudgetUsed = number;

export type BudgetTaken =
  | { readonly kind: 'taken'; readonly used: BudgetUsed }
  /** Nothing was taken; from `until` on there will be enough. `used` is to be kept: a clock may have gone back. */
  | { readonly kind: 'exceeded'; readonly used: BudgetUsed; readonly until: Date };

type Ask = { readonly used: BudgetUsed; readonly requests?: number; readonly now: Date };

/** Takes requests, one unless told otherwise, out of the bucket (generic cell rate algorithm). */
export function takeRequests(budget: RequestBudget, { used, requests = 1, now }: Ask): BudgetTaken {
  const until = wouldExceed(budget, { used, requests, now });
  const begun = begin(budget, used, now);
  if (until !== undefined) return { kind: 'exceeded', used: begun, until };
  return { kind: 'taken', used: begun + requests * interval(budget) };
}

/**
 * Says from when on so many requests fit; `undefined` when they fit now.
 *
 * More requests than the burst holds never fit at once: then it is the instant at which the bucket is full.
 */
export function wouldExceed(budget: RequestBudget, { used, requests = 1, now }: Ask): Date | undefined {
  const full = begin(budget, used, now);
  const room = now.getTime() + budget.burst * interval(budget);
  const missing = full + requests * interval(budget) - room;
  if (missing <= TIE) return undefined;
  return new Date(Math.ceil(Math.min(now.getTime() + missing, Math.max(full, now.getTime() + 1))));
}

/** A clock that was set back must not lock the credential out: no bucket is emptier than empty. */
function begin(budget: RequestBudget, used: BudgetUsed, now: Date): number {
  const emptiest = now.getTime() + budget.burst * interval(budget);
  return Math.min(Math.max(used, now.getTime()), emptiest);
}

function interval({ perMinute }: RequestBudget): number {
  return 60_000 / perMinute;
}

/** A thousandth of a millisecond: intervals such as 60,000 / 7 do not add up exactly in doubles. */
const TIE = 0.001;
