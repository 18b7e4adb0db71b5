import { firstAmount, type Price, type Slice, samePrice } from './price.ts';
import type { PricedModels } from './priced-models.ts';
import type { Rate } from './rate-card.ts';
import { slotOf } from './rate-slot.ts';
import { compare, divide, type Ratio, ratio, roundHalfEven, subtract, ZERO } from './ratio.ts';

export { type PricedModels, pricedModels } from './priced-models.ts';
export { type PriceFile, parsePriceFile } from './sources/price-file.ts';

export type ModelRates = { readonly model: string; readonly rates: readonly Rate[] };

/** One rate that is new, gone, or has another amount; `percent` is absent where it was free before. */
export type RateChange =
  | { readonly kind: 'added' | 'removed'; readonly model: string; readonly rate: Rate }
  | {
      readonly kind: 'changed';
      readonly model: string;
      readonly old: Rate;
      readonly new: Rate;
      readonly percent?: Ratio;
    };

/** What is different between two sides. */
export type PriceDiff = {
  readonly added: readonly ModelRates[];
  readonly removed: readonly ModelRates[];
  /** Of the models on both sides: the amounts that changed, the largest share first, then rates added and removed. */
  readonly changes: readonly RateChange[];
  /** Amounts that were written differently and are the same to twelve decimals a unit. */
  readonly noise: number;
  /** Models that one side could not read, and that are therefore not compared. */
  readonly unread: readonly string[];
};

/** Compares two sides, rate by rate: the same unit under the same condition is the same rate. */
export function diffPrices(before: PricedModels, after: PricedModels): PriceDiff {
  const unread = new Set([...before.unread, ...after.unread]);
  const both = [...before.rates].filter(([model]) => after.rates.has(model) && !unread.has(model));
  const compared = both.map(([model, rates]) =>
    compareRates(model, slots(rates), slots(after.rates.get(model) ?? [])),
  );
  return {
    added: onlyIn(after, before, unread),
    removed: onlyIn(before, after, unread),
    changes: compared.flatMap(({ changes }) => changes).sort(largestFirst),
    noise: compared.reduce((count, { noise }) => count + noise, writtenNoise(before, after)),
    unread: [...unread].sort(),
  };
}

function onlyIn(
  { rates }: PricedModels,
  other: PricedModels,
  unread: ReadonlySet<string>,
): readonly ModelRates[] {
  return [...rates]
    .filter(([model]) => !other.rates.has(model) && !unread.has(model))
    .map(([model, each]) => ({ model, rates: each }))
    .sort((a, b) => a.model.localeCompare(b.model));
}

type Slots = ReadonlyMap<string, Rate>;
type Compared = { readonly changes: readonly RateChange[]; readonly noise: number };

function slots(rates: readonly Rate[]): Slots {
  return new Map(rates.map((rate) => [slotOf(rate), rate]));
}

function compareRates(model: string, before: Slots, after: Slots): Compared {
  const changes: RateChange[] = [];
  let noise = 0;
  for (const [slot, old] of before) {
    const now = after.get(slot);
    if (now === undefined) changes.push({ kind: 'removed', model, rate: old });
    else if (!sameToTwelveDecimals(old.price, now.price)) changes.push(changed(model, old, now));
    else if (!samePrice(old.price, now.price)) noise += 1;
  }
  for (const [slot, rate] of after) if (!before.has(slot)) changes.push({ kind: 'added', model, rate });
  return { changes, noise };
}

function changed(model: string, old: Rate, now: Rate): RateChange {
  const [from, to] = [each(old.price), each(now.price)];
  if (compare(from, ZERO) === 0) return { kind: 'changed', model, old, new: now };
  const share = divide(subtract(to, from), from);
  const percent = ratio(share.numerator * 100n, share.denominator);
  return { kind: 'changed', model, old, new: now, percent };
}

/** A changed amount by its share, one that was free before all; then what was added, then what was removed. */
function largestFirst(a: RateChange, b: RateChange): number {
  const bySize = RANK[a.kind] - RANK[b.kind] || compare(sizeOf(b), sizeOf(a));
  return bySize || a.model.localeCompare(b.model);
}

const RANK = { changed: 0, added: 1, removed: 2 } as const;

function sizeOf(change: RateChange): Ratio {
  if (change.kind !== 'changed') return ZERO;
  const { numerator, denominator } = change.percent ?? ratio(10n ** 30n);
  return { numerator: numerator < 0n ? -numerator : numerator, denominator };
}

function each(price: Price): Ratio {
  return ratio(firstAmount(price), price.per);
}

/** Whether two prices are the same for one unit, to a picodollar. */
function sameToTwelveDecimals(a: Price, b: Price): boolean {
  const [first, second] = [slicesOf(a), slicesOf(b)];
  const rounded = ({ amount }: Slice, { per }: Price): bigint => roundHalfEven(ratio(amount, per));
  return (
    first.length === second.length &&
    first.every((slice, at) => {
      const other = second[at];
      return other !== undefined && slice.upTo === other.upTo && rounded(slice, a) === rounded(other, b);
    })
  );
}

function slicesOf(price: Price): readonly Slice[] {
  return price.kind === 'flat' ? [{ amount: price.amount }] : price.slices;
}

/** Reading has rounded these away: only what was written still tells them apart. */
function writtenNoise({ written }: PricedModels, after: PricedModels): number {
  return [...written].filter(([field, old]) => {
    const now = after.written.get(field);
    return now !== undefined && compare(old, now) !== 0 && picodollars(old) === picodollars(now);
  }).length;
}

function picodollars({ numerator, denominator }: Ratio): bigint {
  return roundHalfEven(ratio(numerator * 1_000_000_000_000n, denominator));
}
