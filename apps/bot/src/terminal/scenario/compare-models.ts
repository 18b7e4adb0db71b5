import { comparisonCard } from '@tollkeeper/cards';
import { type Candidate, compare, type PriceSource, presetsFor, type Scenario } from '@tollkeeper/engine';

import { comparisonJson } from '../../converse/comparison-json.ts';
import { comparisonNotes } from './comparison-notes.ts';
import { comparisonTable } from './comparison-table.ts';
import type { EstimatedScenario } from './estimated-scenario.ts';
import { namedCard, nameJson } from './name.ts';
import type { NamedModels } from './named-models.ts';
import { type Outcome, refusedBecause } from './outcome.ts';
import { ownCandidate } from './own-candidate.ts';

/** Compares the model that a scenario pays with others. */
export function compareModels(file: EstimatedScenario, named: NamedModels, prices: PriceSource): Outcome {
  const { scenario, name } = file;
  const ids = named.models.map(({ id }) => id);
  const place = comparedPlace(scenario, ids, prices);
  const { candidate: own, catalog } = ownCandidate(file.estimate, place, prices.catalog);
  const others = ids.filter((id) => id !== own?.model).map((model): Candidate => ({ model }));
  const candidates = [...(own === undefined ? [] : [own]), ...others].map(
    (each): Candidate => (isForAll(scenario, place) ? each : { ...each, workload: place }),
  );
  const comparison = compare(scenario, candidates, { ...prices, catalog });
  if (!comparison.ranked.some(({ model }) => ids.includes(model))) {
    const reasons = comparison.refused.map(({ model, problems }) => `${model}: ${messagesOf(problems)}`);
    return refusedBecause('there is nothing to compare:', reasons);
  }
  const notes = [...comparisonNotes(file, place), ...named.notes];
  const card = () => {
    const { sections, ...rest } = namedCard(comparisonCard(comparison), name);
    return { ...rest, sections: [...sections, ...notes.map((text) => ({ kind: 'note', text }) as const)] };
  };
  return {
    kind: 'answer',
    card,
    json: () => ({ kind: 'comparison', ...nameJson(name), notes, ...comparisonJson(comparison) }),
    table: () => comparisonTable(comparison),
  };
}

/** The piece of work that the first of the models suits; the first one where that cannot be told. */
function comparedPlace({ workloads }: Scenario, models: readonly string[], { catalog }: PriceSource): number {
  const [first = ''] = models;
  const card = catalog.card(first);
  const kinds = card === undefined ? [] : presetsFor(card).map(({ kind }) => kind);
  return Math.max(
    0,
    workloads.findIndex(({ kind }) => kinds.includes(kind)),
  );
}

/** Whether everything that pays the same model as the work at a place changes with it. */
function isForAll({ workloads: [first] }: Scenario, place: number): boolean {
  return place === 0 && first?.pricing.model !== undefined;
}

function messagesOf(problems: readonly { readonly message: string }[]): string {
  return [...new Set(problems.map(({ message }) => message))].join(' ');
}
