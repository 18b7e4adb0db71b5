import { type Hold, isHeld, longer } from './hold.ts';
import { isWorse, SEVERITIES, type Severity, worstOf } from './severity.ts';
import type { Rising } from './watched.ts';

/** How long each severity above the present one has been reached, with one more reading. */
export function risen(
  rising: readonly Rising[],
  { found, above }: { readonly found: Severity | undefined; readonly above: Severity | undefined },
  at: Date,
): readonly Rising[] {
  if (found === undefined) return [];
  return SEVERITIES.filter((each) => isWorse(each, above) && !isWorse(each, found)).map((severity) => ({
    severity,
    ...longer(
      rising.find((each) => each.severity === severity),
      at,
    ),
  }));
}

/** The worst that was reached for long enough; what is exhausted is so at once. */
export function heldOf(rising: readonly Rising[], hold: Hold, at: Date): Rising | undefined {
  const held = rising.filter((each) => each.severity === 'exhausted' || isHeld(each, hold, at));
  const worst = worstOf(held.map(({ severity }) => severity));
  return held.find(({ severity }) => severity === worst);
}
