import { samePrice } from '../price.ts';
import { conditionText } from '../price-condition.ts';
import type { Rate, RateKind } from '../rate-card.ts';
import { leastDemandingFirst } from '../rate-order.ts';
import { slotOf } from '../rate-slot.ts';

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
  const kind = levelOf(claims);
  const level = newestFirst(claims.filter((claim) => claim.kind === kind));
  const others = newestFirst(claims.filter((claim) => claim.kind !== kind));
  const rates = new Map<string, Rate>();
  for (const claim of level) if (!rates.has(slotOf(claim))) rates.set(slotOf(claim), claim);

  const sameLevel = others.every((claim) => !isPlain(claim) || !contradicts(claim, rates.get(slotOf(claim))));
  if (sameLevel) for (const claim of others) if (!rates.has(slotOf(claim))) rates.set(slotOf(claim), claim);

  const disagreements = new Map<string, Rate>();
  for (const claim of [...level, ...others]) {
    const [chosen, said] = [rates.get(slotOf(claim)), `${slotOf(claim)} ${claim.source.title}`];
    // What a source said before it changed its mind is history, no disagreement.
    const isHistory = chosen?.source.title === claim.source.title || disagreements.has(said);
    if (!isHistory && contradicts(claim, chosen)) disagreements.set(said, claim);
  }
  return { rates: [...rates.values()].sort(leastDemandingFirst), disagreements: [...disagreements.values()] };
}

/** The best kind of price that covers plain input and output; where there is none, the best of all. */
function levelOf(claims: readonly Rate[]): RateKind | undefined {
  const kinds = [...new Set(claims.map(({ kind }) => kind))].sort((a, b) => PRECEDENCE[a] - PRECEDENCE[b]);
  const plain = (kind: RateKind): number =>
    new Set(claims.flatMap((claim) => (claim.kind === kind && isPlain(claim) ? [claim.unit] : []))).size;
  return kinds.find((kind) => plain(kind) === 2) ?? kinds[0];
}

function isPlain({ unit, condition }: Rate): boolean {
  return conditionText(condition) === '' && (unit === 'input-token' || unit === 'output-token');
}

function contradicts(claim: Rate, chosen: Rate | undefined): boolean {
  return chosen !== undefined && !samePrice(claim.price, chosen.price);
}

function newestFirst(claims: readonly Rate[]): readonly Rate[] {
  return claims.toSorted((a, b) => b.asOf.localeCompare(a.asOf));
}

const PRECEDENCE: Readonly<Record<RateKind, number>> = {
  stated: 0,
  list: 1,
  free: 2,
  route: 3,
  promotion: 4,
};
