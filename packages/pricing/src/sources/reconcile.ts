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
  return { rates: [...rates.values()].sort(unconditionalFirst), disagreements: [...disagreements.values()] };
}

function slotOf({ unit, condition }: Rate): string {
  return `${unit} ${condition.promptOver ?? 0n}`;
}

function isPlain({ unit, condition }: Rate): boolean {
  return condition.promptOver === undefined && (unit === 'input-token' || unit === 'output-token');
}

function agrees(a: Rate, b: Rate | undefined): boolean {
  return b !== undefined && a.price.amount * b.price.per === b.price.amount * a.price.per;
}

function newestFirst(claims: readonly Rate[]): readonly Rate[] {
  return claims.toSorted((a, b) => b.asOf.localeCompare(a.asOf));
}

/** Later rates win, so the longer the prompt that a rate is for, the later it stands. */
function unconditionalFirst(a: Rate, b: Rate): number {
  return Number((a.condition.promptOver ?? 0n) - (b.condition.promptOver ?? 0n));
}

const PRECEDENCE: Readonly<Record<RateKind, number>> = { stated: 0, list: 1, free: 2, route: 3 };
