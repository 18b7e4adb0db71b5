import { BILLING_UNITS, type BillingUnit } from './billing-unit.ts';
import { chargeFor, type Gap } from './charge.ts';
import { type Money, roundToMoney } from './money.ts';
import { costOf } from './price.ts';
import { PLACES, type PriceList, type PriceStep, UNITS, WHOLES } from './price-list.ts';
import type { Rate } from './rate-card.ts';
import { ONE, ratio, toNumber } from './ratio.ts';

/** What a provider reported for one request: whole counts, parts included in their wholes. */
export type RequestCounts = Readonly<Partial<Record<BillingUnit, number>>>;

/** What one request costs. */
export type RequestPrice = {
  readonly charges: readonly RequestCharge[];
  /** Quantities without a rate; the total is "at least" where there are any. */
  readonly gaps: readonly Gap[];
  readonly total: Money;
};

export type RequestCharge = {
  readonly unit: BillingUnit;
  readonly quantity: number;
  readonly rate: Rate;
  readonly cost: Money;
};

/**
 * Prices one finished request, each charge rounded half-even to a picodollar.
 *
 * The same rules as `chargeFor`, in whole numbers: ledgers and reconciliations price millions of requests.
 * Throws on a count that is negative, no whole number or larger than its whole.
 */
export function priceRequest(list: PriceList, counts: RequestCounts): RequestPrice {
  const units = takeLeaves(list, counts);
  if (units < 0) return priceExactly(list, counts);
  const prompt = counts['input-token'] ?? -1;
  const charges: RequestCharge[] = [];
  let total = 0;
  for (let at = 0; at < units; at += 1) {
    const quantity = leaves[at] as number;
    if (quantity === 0) continue;
    const place = places[at] as number;
    const step = stepFor(list.steps[place] as readonly PriceStep[], prompt);
    if (step?.each === undefined) return priceExactly(list, counts);
    const cost = quantity * step.each;
    total += cost;
    charges.push({
      unit: UNITS[place] as BillingUnit,
      quantity,
      rate: step.rate,
      cost: BigInt(cost) as Money,
    });
  }
  if (total > Number.MAX_SAFE_INTEGER) return priceExactly(list, counts);
  return { charges, gaps: NO_GAPS, total: BigInt(total) as Money };
}

const NO_GAPS: readonly Gap[] = [];

// Room for one request at a time, written anew by each call: allocating it would cost as much as pricing.
const places = new Int32Array(UNITS.length);
const leaves = new Float64Array(UNITS.length);
const absorbed = new Float64Array(UNITS.length);

/** Takes every part off its wholes; the number of units reported, or -1 where plain arithmetic does not reach. */
function takeLeaves(list: PriceList, counts: RequestCounts): number {
  const units = takePlaces(counts);
  for (let at = 0; at < units; at += 1) {
    const place = places[at] as number;
    let leaf = countAt(place, counts);
    if (!Number.isSafeInteger(leaf) || leaf < 0) return -1;
    let room = leaf;
    for (let part = 0; part < at; part += 1) {
      if (!isWhole(place, places[part] as number)) continue;
      leaf -= leaves[part] as number;
      const inHome = list.homes[places[part] as number] === place ? (absorbed[part] as number) : 0;
      room -= (leaves[part] as number) + inHome;
    }
    if (room < 0) return -1;
    const priced = (list.steps[place] as readonly PriceStep[]).length > 0;
    if (!priced && leaf > 0 && !staysInWhole(place, list.homes[place] as number, { units, counts }))
      return -1;
    leaves[at] = priced ? leaf : 0;
    absorbed[at] = priced ? 0 : leaf;
  }
  return units;
}

/** Puts the places of the reported units in order; there are few, and most reports are nearly in order. */
function takePlaces(counts: RequestCounts): number {
  let units = 0;
  for (const unit in counts) {
    const place = PLACES.get(unit);
    if (place === undefined || units === places.length) return -1;
    let at = units;
    while (at > 0 && (places[at - 1] as number) > place) {
      places[at] = places[at - 1] as number;
      at -= 1;
    }
    places[at] = place;
    units += 1;
  }
  return units;
}

function isWhole(place: number, part: number): boolean {
  return (((WHOLES[part] as number) >> place) & 1) === 1 && place < 32;
}

/** Whether leaving a part in the wholes that report it charges it once: each has room for it, and contains its home. */
function staysInWhole(
  part: number,
  home: number,
  { units, counts }: { readonly units: number; readonly counts: RequestCounts },
): boolean {
  if (home < 0 || home === part) return false;
  const reported = countAt(part, counts);
  let hasHome = false;
  for (let at = 0; at < units; at += 1) {
    const whole = places[at] as number;
    if (whole === home) hasHome = true;
    if (!isWhole(whole, part)) continue;
    if ((whole !== home && !isWhole(whole, home)) || countAt(whole, counts) < reported) return false;
  }
  return hasHome;
}

function countAt(place: number, counts: RequestCounts): number {
  return counts[UNITS[place] as BillingUnit] as number;
}

function stepFor(steps: readonly PriceStep[], prompt: number): PriceStep | undefined {
  if (steps.length === 1 && prompt >= 0 && (steps[0] as PriceStep).from === 0) return steps[0];
  if (prompt < 0) return undefined;
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const step = steps[at] as PriceStep;
    if (step.from <= prompt) return step;
  }
  return undefined;
}

/** The road for everything unusual: gaps, prices in slices, sums beyond 2⁵³ picodollars, a wrong report. */
function priceExactly({ card }: PriceList, counts: RequestCounts): RequestPrice {
  const usage = new Map(
    Object.entries(counts).map(([unit, count]) => [
      unit as BillingUnit,
      checkedCount(unit as BillingUnit, count),
    ]),
  );
  const { charges, gaps } = chargeFor(card, usage, ONE);
  const priced = charges.map(({ unit, quantity, rate }) => ({
    unit,
    quantity: toNumber(quantity),
    rate,
    cost: roundToMoney(costOf(rate.price, quantity)),
  }));
  return { charges: priced, gaps, total: priced.reduce((total, { cost }) => total + cost, 0n) as Money };
}

function checkedCount(unit: BillingUnit, count: number) {
  if (BILLING_UNITS[unit] === undefined) throw new Error(`"${unit}" is no billing unit`);
  if (!Number.isSafeInteger(count) || count < 0)
    throw new Error(`${unit} is ${count}, expected a whole number from 0`);
  return ratio(BigInt(count));
}
