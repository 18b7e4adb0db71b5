import { type PriceSource, SCENARIO_PRESETS } from '@tollkeeper/engine';

import { type BenchmarkRow, benchmarkRows } from './benchmark-rows.ts';
import { benchmarkJson, benchmarkTable } from './benchmark-table.ts';
import type { NamedModels } from './named-models.ts';
import { type Outcome, refused } from './outcome.ts';

/**
 * Puts models into every preset that suits them, preset by preset and the models in the order of their ids.
 *
 * Without any named these are all models of the catalog, and then no ranges are drawn: that would take many minutes.
 */
export function benchmark({ models, notes }: NamedModels, prices: PriceSource): Outcome {
  const { catalog } = prices;
  const cards = (models.length > 0 ? models : catalog.models)
    .flatMap(({ id }) => catalog.card(id) ?? [])
    .toSorted((a, b) => (a.model < b.model ? -1 : 1));
  const samples = models.length > 0 ? SAMPLES : 0;
  const rows = cards.flatMap((card) => benchmarkRows(card, prices, samples)).toSorted(byPreset);
  const idle = models.filter(({ id }) => rows.every(({ card }) => card.model !== id));
  const idleTexts = idle.map(({ id }) => `no preset suits ${id}: it has no rows`);
  if (rows.length === 0) return refused(...idleTexts);
  return {
    kind: 'answer',
    json: () => benchmarkJson(rows, prices),
    table: () => benchmarkTable(rows),
    notes: [...idleTexts, ...notes],
  };
}

function byPreset(a: BenchmarkRow, b: BenchmarkRow): number {
  return SCENARIO_PRESETS.indexOf(a.preset) - SCENARIO_PRESETS.indexOf(b.preset);
}

/** A tenth of what an estimate draws: p90 is within a few per cent of it. */
const SAMPLES = 2_000;
