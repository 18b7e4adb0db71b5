import { samePrice } from '../price.ts';
import { conditionText } from '../price-condition.ts';
import type { Rate, RateKind } from '../rate-card.ts';

/** What several sources claim about one model, settled: the rates to use, and the claims that say otherwise. */
export type Reconciled = { readonly rates: readonly Rate[]; readonly disagreements: readonly Rate[] };

/**
 * Chooses one claim for each unit and condition; nothing is averaged.
 *
 * A maker's list price stands before a reseller's route price, and the newer of two alike before the older.
 * A route price fills what the list leaves out (a one-hour cache write, a long-prompt rate) only while both
 * agree on the plain input and output rates: otherwise it belongs to another price level.
 */
export function reconcile(claims: readonly Rate[]): Reconciled {
  const best = claims.map((claim) => claim.kind).sort((a, b) => PRECEDENCE[a] - PRECEDENCE[b])[0];
  const rates = new Map<string, Rate>();
  const level = newestFirst(claims.filter((claim) => claim.kind === best));
  for (const claim of level) if (!rates.has(slotOf(claim))) rates.set(slotOf(claim), claim);

  const others = newestFirst(claims.filter((claim) => claim.kind !== best));
  const sameLevel = others.every((claim) => !isPlain(claim) || agrees(claim, rates.get(slotOf(claim))));
  const disagreements = new Map<string, Rate>();
  for (const claim of [...level, ...others]) {
    const slot = slotOf(claim);
    const chosen = rates.get(slot);
    if (chosen === undefined && sameLevel) rates.set(slot, claim);
    else if (chosen !== undefined && !agrees(claim, chosen))
      disagreements.set(`${slot} ${claim.kind}`, claim);
  }
  return { rates: [...rates.values()].sort(leastDemandingFirst), disagreements: [...disagreements.values()] };
}

function slotOf({ unit, condition }: Rate): string {
  return `${unit} ${conditionText(condition)}`;
}

function isPlain({ unit, condition }: Rate): boolean {
  return conditionText(condition) === '' && (unit === 'input-token' || unit === 'output-token');
}

function agrees(a: Rate, b: Rate | undefined): boolean {
  return b !== undefined && samePrice(a.price, b.price);
}

function newestFirst(claims: readonly Rate[]): readonly Rate[] {
  return claims.toSorted((a, b) => b.asOf.localeCompare(a.asOf));
}

/** Later rates win, so the more a rate demands, the later it stands; among lengths the longer one. */
function leastDemandingFirst(a: Rate, b: Rate): number {
  return demand(a) - demand(b) || lengthOf(a) - lengthOf(b);
}

function demand({ condition }: Rate): number {
  return Object.keys(condition).length + Object.keys(condition.variant ?? {}).length;
}

function lengthOf({ condition }: Rate): number {
  return condition.promptOver ?? condition.promptFrom ?? 0;
}

const PRECEDENCE: Readonly<Record<RateKind, number>> = {
  stated: 0,
  list: 1,
  free: 2,
  route: 3,
  promotion: 4,
};
