/** How the database lets several workers claim at a time. */
export type Claiming = {
  /** Whether rows that another claims just now can be passed over; where only one writes at a time, none are. */
  readonly skipsLocked: boolean;
};

/** Every claimed row is a value of one statement, of which SQLite takes 32,766 (sqlite.org/limits.html). */
export const MOST_CLAIMED = 10_000;
