import { least, type Picodollars } from '../money/picodollars.ts';
import { DAY_MS } from '../time/reset-window.ts';

/** One purchase of credits. */
export type CreditLot = {
  readonly boughtAt: Date;
  /** The same instant of the next year; 29 February becomes 28 February. */
  readonly expiresAt: Date;
  readonly bought: Picodollars;
  left: Picodollars;
};

/** What an account has to spend. `granted` is what the wire calls `total_credits`. */
export type Credits = {
  readonly lots: CreditLot[];
  granted: Picodollars;
  /** Ever bought, whatever became of it. */
  bought: Picodollars;
  /** Spent beyond the last lot: requests in flight overshoot. */
  owed: Picodollars;
};

/** Opens an account without credits. */
export function noCredits(): Credits {
  return { lots: [], granted: 0n, bought: 0n, owed: 0n };
}

/** Balance as OpenRouter counts it, `total_credits − total_usage`; may be negative. */
export function balanceOf({ lots, owed }: Credits): Picodollars {
  return lots.reduce((sum, { left }) => sum + left, 0n) - owed;
}

/** Adds a purchase; it first pays what is owed. */
export function buy(credits: Credits, amount: Picodollars, boughtAt: Date): void {
  const paid = least(credits.owed, amount);
  credits.owed -= paid;
  credits.granted += amount;
  credits.bought += amount;
  credits.lots.push({ boughtAt, expiresAt: aYearAfter(boughtAt), bought: amount, left: amount - paid });
  credits.lots.sort((one, other) => one.boughtAt.getTime() - other.boughtAt.getTime());
}

/** Spends from the oldest lot on. */
export function burn(credits: Credits, amount: Picodollars): void {
  credits.owed += amount - take(credits.lots, amount);
}

/** Takes unused credits back, the newest first; returns what was taken. `total_credits` falls with it. */
export function refund(credits: Credits, amount: Picodollars): Picodollars {
  const taken = take(credits.lots.toReversed(), amount);
  credits.granted -= taken;
  return taken;
}

/** Moves unused credits to another account, the oldest first; returns what was moved. */
export function transfer(credits: Credits, amount: Picodollars): Picodollars {
  const taken = take(credits.lots, amount);
  credits.granted -= taken;
  return taken;
}

/** Lets what is left of the lots that are a year old lapse; returns how much. */
export function expire(credits: Credits, now: Date): Picodollars {
  const old = credits.lots.filter(({ expiresAt }) => expiresAt <= now);
  const lapsed = old.reduce((sum, { left }) => sum + left, 0n);
  for (const lot of old) lot.left = 0n;
  credits.granted -= lapsed;
  return lapsed;
}

/**
 * A purchase of 29 February is a year old on 28 February: 365 days later, which is how the terms are read, too.
 *
 * Which day OpenRouter takes is not published; on 1 March a warning for the day before would come too late.
 */
function aYearAfter(at: Date): Date {
  const next = new Date(at);
  next.setUTCFullYear(at.getUTCFullYear() + 1);
  return next.getUTCMonth() === at.getUTCMonth() ? next : new Date(next.getTime() - DAY_MS);
}

function take(lots: readonly CreditLot[], amount: Picodollars): Picodollars {
  let open = amount;
  for (const lot of lots) {
    const part = least(lot.left, open);
    lot.left -= part;
    open -= part;
  }
  return amount - open;
}
