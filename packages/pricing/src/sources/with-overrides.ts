import type { Catalog, ListedModel } from '../catalog.ts';
import { findModel } from '../model-search.ts';
import { samePrice } from '../price.ts';
import type { PriceCondition } from '../price-condition.ts';
import type { Rate, RateCard } from '../rate-card.ts';
import { leastDemandingFirst } from '../rate-order.ts';
import { slotOf } from '../rate-slot.ts';
import type { OwnModel } from './overrides.ts';
import type { LineProblem } from './yaml-file.ts';

/**
 * Lays the user's own rates over a catalog.
 *
 * A rate of theirs takes the place of every rate of the same unit, prompt length, tier, region and variant,
 * whatever its dates and hours; what it replaces stays visible as a disagreement. Where theirs has dates or
 * hours itself, the catalog's goes on for the rest of the time. Everything else of the card stays as it is.
 */
export function withOverrides(catalog: Catalog, models: readonly OwnModel[]): Catalog {
  const own = new Map(models.map((model) => [model.id, model]));
  const listed = new Set(catalog.models.map(({ id }) => id));
  const named = ({ id, name }: ListedModel): ListedModel => ({ id, name: own.get(id)?.name ?? name });
  const added = models.filter(({ id }) => !listed.has(id)).map(({ id, name = id }) => ({ id, name }));
  const days = models.flatMap(({ rates }) => rates.map(({ asOf }) => asOf));
  const cards = new Map<string, RateCard>();
  return {
    snapshot: `${catalog.snapshot}+your-rates`,
    asOf: [catalog.asOf, ...days].sort().at(-1) ?? catalog.asOf,
    models: [...catalog.models.map(named), ...added],
    aliases: catalog.aliases,
    card(id) {
      const model = own.get(id);
      if (model === undefined) return catalog.card(id);
      const card = cards.get(id) ?? cardOf(model, catalog.card(id));
      cards.set(id, card);
      return card;
    },
  };
}

/** The models without a name that no catalog lists: a slip of the pen would make a new model of each. */
export function unlistedModels(catalog: Catalog, models: readonly OwnModel[]): readonly LineProblem[] {
  return models
    .filter(({ id, name }) => name === undefined && catalog.card(id) === undefined)
    .map(({ id, line }) => {
      const match = findModel(catalog, id);
      const near =
        match.kind === 'found'
          ? [match.model]
          : match.kind === 'ambiguous'
            ? match.candidates
            : match.near.slice(0, 3);
      const meant = near.length === 0 ? '' : `; near ids are ${near.map((model) => model.id).join(', ')}`;
      return {
        line,
        message: `the model ${id} is not in the catalog${meant}; give it a name if it is your own`,
      };
    });
}

function cardOf({ id, name, rates: own }: OwnModel, listed: RateCard | undefined): RateCard {
  const always = new Set(own.filter(isTimeless).map(timelessSlot));
  const replaced = (listed?.rates ?? []).filter((rate) => always.has(timelessSlot(rate)));
  const rates = (listed?.rates ?? []).filter((rate) => !replaced.includes(rate));
  for (const rate of own.toSorted(leastDemandingFirst)) {
    rates.splice(placeFor(rate, rates), 0, rate);
  }
  return {
    model: id,
    name: name ?? listed?.name ?? id,
    rates,
    disagreements: [
      ...replaced.filter((rate) => !own.some((mine) => isSame(mine, rate))),
      ...(listed?.disagreements ?? []),
    ],
  };
}

/** The last rate that holds is paid: theirs stands behind its like, and before whatever demands more. */
function placeFor(rate: Rate, rates: readonly Rate[]): number {
  const behind = rates.findLastIndex((each) => timelessSlot(each) === timelessSlot(rate));
  if (behind >= 0) return behind + 1;
  const more = rates.findIndex((each) => leastDemandingFirst(rate, each) < 0);
  return more < 0 ? rates.length : more;
}

function isSame(a: Rate, b: Rate): boolean {
  return timelessSlot(a) === timelessSlot(b) && samePrice(a.price, b.price);
}

function isTimeless({ condition }: Rate): boolean {
  return TIMES.every((part) => condition[part] === undefined);
}

function timelessSlot(rate: Rate): string {
  const rest = Object.entries(rate.condition).filter(([part]) => !TIMES.some((time) => time === part));
  return slotOf({ ...rate, condition: Object.fromEntries(rest) });
}

const TIMES = ['from', 'until', 'window', 'days'] as const satisfies readonly (keyof PriceCondition)[];
