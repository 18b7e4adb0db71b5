/** Throws for anything but a whole number from 1 to `most`; `what` begins the sentence. */
export function requireWhole(what: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  throw new Error(`${what} is ${value}; it must be a whole number from 1 to ${most}.`);
}
