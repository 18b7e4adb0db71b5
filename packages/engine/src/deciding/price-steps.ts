import {
  BILLING_UNITS,
  type BillingUnit,
  type Catalog,
  conditionText,
  decimalUsd,
  firstAmount,
  type Rate,
  type RateCard,
  samePrice,
} from '@tollkeeper/pricing';

import type { Basis } from './basis.ts';
import type { DiffStep } from './diff-step.ts';

/**
 * The steps from the prices of one basis to those of another: one for each unit of each model whose rates differ, and
 * a last one to the other catalog and its day as they are.
 *
 * A model that the other catalog does not have keeps its old rates, until the scenario no longer uses it.
 */
export function priceSteps(before: Basis, after: Basis, models: readonly string[]): readonly DiffStep[] {
  const changes = models.flatMap((model) => rateChanges(model, before, after));
  return [
    ...changes.map(({ label, from, to }, at): DiffStep => {
      const switched = changes.slice(0, at + 1);
      return {
        kind: 'price',
        label,
        from,
        to,
        made: (basis) => ({ ...basis, catalog: mixed(before, switched) }),
      };
    }),
    {
      kind: 'price',
      label: 'price list',
      from: `${before.catalog.snapshot} on ${before.today}`,
      to: `${after.catalog.snapshot} on ${after.today}`,
      made: (basis) => ({ ...basis, catalog: withOldModels(before, after), today: after.today }),
    },
  ];
}

/** The rates of one unit of one model that replace the old ones. */
type RateChange = {
  readonly model: string;
  readonly unit: BillingUnit;
  readonly rates: readonly Rate[];
  readonly label: string;
  readonly from: string;
  readonly to: string;
};

function rateChanges(model: string, before: Basis, after: Basis): readonly RateChange[] {
  const [old, current] = [cardOfDay(before, model), cardOfDay(after, model)];
  if (old === undefined || current === undefined) return [];
  const units = new Set([...old.rates, ...current.rates].map(({ unit }) => unit));
  return [...units].flatMap((unit) => {
    const [from, to] = [byCondition(old, unit), byCondition(current, unit)];
    const differing = [...new Set([...from.keys(), ...to.keys()])].filter(
      (condition) => !alike(from.get(condition), to.get(condition)),
    );
    const [first] = differing.sort((a, b) => a.length - b.length);
    if (first === undefined) return [];
    const where = first === '' ? '' : ` (${first.replaceAll(';', ', ')})`;
    return [
      {
        model,
        unit,
        rates: current.rates.filter((rate) => rate.unit === unit),
        label: `${current.name}: ${BILLING_UNITS[unit].label}${where}`,
        from: quoteText(from.get(first)),
        to: quoteText(to.get(first)),
      },
    ];
  });
}

/** The last rate of a condition is the one that holds. */
function byCondition({ rates }: RateCard, wanted: BillingUnit): ReadonlyMap<string, Rate> {
  return new Map(
    rates.filter(({ unit }) => unit === wanted).map((rate) => [conditionText(rate.condition), rate]),
  );
}

function alike(a: Rate | undefined, b: Rate | undefined): boolean {
  return a !== undefined && b !== undefined && samePrice(a.price, b.price);
}

/** The old prices of the day, with the rates that have been switched; no rate in it depends on the date any more. */
function mixed(before: Basis, switched: readonly RateChange[]): Catalog {
  return {
    ...before.catalog,
    card: (id) => {
      const old = cardOfDay(before, id);
      const own = switched.filter(({ model }) => model === id);
      if (old === undefined || own.length === 0) return old;
      const units = new Set(own.map(({ unit }) => unit));
      return {
        ...old,
        rates: [...old.rates.filter(({ unit }) => !units.has(unit)), ...own.flatMap(({ rates }) => rates)],
      };
    },
  };
}

function withOldModels(before: Basis, after: Basis): Catalog {
  return { ...after.catalog, card: (id) => after.catalog.card(id) ?? cardOfDay(before, id) };
}

/** The rates that hold on the day of a basis, whatever day they are looked up for. */
function cardOfDay({ catalog, today }: Basis, id: string): RateCard | undefined {
  const card = catalog.card(id);
  if (card === undefined) return undefined;
  const rates = card.rates.flatMap((rate): readonly Rate[] => {
    const { from = today, until, ...condition } = rate.condition;
    return from <= today && (until === undefined || today < until) ? [{ ...rate, condition }] : [];
  });
  return { ...card, rates };
}

function quoteText(rate: Rate | undefined): string {
  if (rate === undefined) return 'no price';
  const { price } = rate;
  const blocks = price.per === 1n ? 'each' : `per ${price.per === MILLION ? '1M' : price.per}`;
  return `${price.kind === 'graduated' ? 'from ' : ''}$${decimalUsd(firstAmount(price))} ${blocks}`;
}

const MILLION = 1_000_000n;
