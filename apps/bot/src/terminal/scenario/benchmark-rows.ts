import {
  type Estimate,
  type EstimateRange,
  estimate,
  type PriceSource,
  presetsFor,
  rangeOf,
  type ScenarioPreset,
  type Variant,
} from '@tollkeeper/engine';
import { conditionText, type RateCard } from '@tollkeeper/pricing';

import { hasFigure } from './estimated-scenario.ts';

/** One preset with one model, and with one choice where its price list has several. */
export type BenchmarkRow = {
  readonly preset: ScenarioPreset;
  readonly card: RateCard;
  readonly variant?: Variant;
  readonly estimate: Estimate;
  /** Where the preset has ranges and samples are drawn. */
  readonly range?: EstimateRange;
};

/** Puts a model into every preset that suits it; spreads are drawn `samples` times, not at all if that is 0. */
export function benchmarkRows(card: RateCard, prices: PriceSource, samples: number): readonly BenchmarkRow[] {
  return presetsFor(card).flatMap((preset) =>
    priced({ preset, card }, prices).map((row): BenchmarkRow => {
      const range =
        samples === 0 ? undefined : rangeOf(row.estimate.scenario, prices, { seed: SEED, samples });
      return range === undefined ? row : { ...row, range };
    }),
  );
}

/** One row; where a choice is open without which there is no price, a row for each choice that has one. */
function priced(of: Pick<BenchmarkRow, 'preset' | 'card'>, prices: PriceSource): readonly BenchmarkRow[] {
  const row = (variant?: Variant): BenchmarkRow => {
    const scenario = of.preset.scenario(of.card.model, variant);
    return {
      ...of,
      ...(variant === undefined ? {} : { variant }),
      estimate: estimate(scenario, prices.catalog, prices.today),
    };
  };
  const plain = row();
  if (plain.estimate.gaps.length === 0) return [plain];
  const chosen = variantsOf(of.card)
    .map(row)
    .filter((each) => hasFigure(each.estimate));
  return chosen.length === 0 ? [plain] : chosen;
}

/** The choices that the price list names, each once, in its order. */
function variantsOf({ rates }: RateCard): readonly Variant[] {
  const named = rates.flatMap(({ condition: { variant, tier } }) =>
    variant === undefined || tier !== undefined ? [] : [[conditionText({ variant }), variant] as const],
  );
  return [...new Map(named).values()];
}

const SEED = 1;
