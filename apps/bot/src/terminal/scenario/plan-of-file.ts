import { planBreakEvenCard } from '@tollkeeper/cards';
import { type PriceSource, planBreakEven } from '@tollkeeper/engine';
import { type Catalog, exact, findModel, type ListedModel, maskSecrets } from '@tollkeeper/pricing';

import { planBreakEvenJson } from '../../converse/plan-break-even-json.ts';
import type { EstimatedScenario } from './estimated-scenario.ts';
import { namedCard, nameJson } from './name.ts';
import { type Outcome, refused, refusedBecause } from './outcome.ts';

/** The words behind the file: a plan such as `plan/claude-pro`, and how many seats of it. */
export type PlanWords = { readonly plan: string; readonly seats: string };

/** Compares the work of a scenario through the API with seats of a plan. */
export function planOfFile(
  { scenario, name }: EstimatedScenario,
  words: PlanWords,
  prices: PriceSource,
): Outcome {
  const plan = planNamed(words.plan.slice(0, LONGEST_NAME), prices.catalog);
  const seats = /^[1-9]\d{0,5}$/.test(words.seats) ? exact(words.seats) : undefined;
  if (typeof plan === 'string' || seats === undefined) {
    const said = maskSecrets(words.seats.slice(0, LONGEST_NAME));
    const faults = [
      ...(typeof plan === 'string' ? [plan] : []),
      ...(seats === undefined ? [`the seats are "${said}", expected a whole number such as 5`] : []),
    ];
    return refused(...faults);
  }
  const result = planBreakEven({ pricing: { model: plan.id, inputs: {} }, seats }, scenario, prices);
  if (result.kind !== 'compared')
    return refusedBecause('a plan and this work cannot be compared:', [planBreakEvenCard(result).answer]);
  return {
    kind: 'answer',
    card: () => {
      const card = planBreakEvenCard(result);
      return namedCard({ ...card, title: `${card.title}: ${words.seats} × ${plan.name}` }, name);
    },
    json: () => ({
      kind: 'plan',
      ...nameJson(name),
      plan: plan.id,
      seats: Number(words.seats),
      ...planBreakEvenJson(result),
    }),
  };
}

/** The plan, or what is wrong with its name: models that are no plans are none of those near it. */
function planNamed(word: string, catalog: Catalog): ListedModel | string {
  const name = maskSecrets(word);
  const models = catalog.models.filter(({ id }) => id.startsWith('plan/'));
  const match = findModel({ ...catalog, models, aliases: [] }, name);
  switch (match.kind) {
    case 'found':
      return match.model;
    case 'ambiguous':
      return `"${name}" may be one of ${idsOf(match.candidates)}: write which`;
    case 'unknown': {
      const other = findModel(catalog, name);
      const what = other.kind === 'found' ? `${other.model.id} is no plan` : `there is no plan "${name}"`;
      const near = match.near.length === 0 ? models.slice(0, SOME) : match.near;
      return near.length === 0 ? what : `${what}; plans are ${idsOf(near)}`;
    }
  }
}

function idsOf(models: readonly ListedModel[]): string {
  return models.map(({ id }) => id).join(', ');
}

const LONGEST_NAME = 200;
const SOME = 5;
