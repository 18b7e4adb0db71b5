import { type Money, NOTHING } from '@tollkeeper/pricing';

import { estimate } from '../estimation/estimate.ts';
import { isField } from '../estimation/field.ts';
import { isStatedPrice, type PriceSource, type Pricing, payeeOf } from '../estimation/pricing.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { costOfWorkload } from '../estimation/workload-cost.ts';
import { completed } from '../estimation/workload-definitions.ts';
import { withInput, withModel } from './edit.ts';
import { lacksLongPrice } from './long-price.ts';
import { savingOf } from './saving.ts';

/** Somebody else who serves the same model for less. */
export type OtherHost = {
  readonly model: string;
  readonly name: string;
  /** The planned total of the scenario there, and how much less that is. */
  readonly planned: Money;
  readonly saving: Money;
  readonly risk: string;
  readonly scenario: Scenario;
};

/**
 * Finds cheaper hosts of the model that a workload pays, the largest saving first.
 *
 * A model at a host is listed as `<host>/<model>` with a name such as "Kimi K3 on Amazon Bedrock"; two makers who
 * named different things alike, such as a voice agent API, are no hosts of each other. Where prices were stated, the
 * catalog's are no alternative to them.
 */
export function otherHosts(scenario: Scenario, workload: number, prices: PriceSource): readonly OtherHost[] {
  const pricing = scenario.workloads[workload]?.pricing;
  const current = prices.catalog.models.find(({ id }) => id === pricing?.model);
  if (pricing === undefined || current === undefined || statesPrice(pricing)) return [];
  const { work } = costOfWorkload(completed(scenario), workload, prices);
  const classes = work.classes.filter(({ payee }) => payee.model === current.id);
  const cardsAt = (model: string) =>
    payeeOf({ model, inputs: {} }, prices)
      .cards('standard')
      .map(({ card }) => card);
  return prices.catalog.models
    .filter((each) => isSameModel(each, current) && !lacksLongPrice(classes, () => cardsAt(each.id)))
    .flatMap(({ id, name }): readonly OtherHost[] => {
      const after = hostedBy(id, { scenario, workload, prices });
      const saving = savingOf({ before: scenario, after, workload }, prices);
      if (saving === undefined || saving <= NOTHING) return [];
      const { planned } = estimate(after, prices.catalog, prices.today);
      return [{ model: id, name, planned: planned.money, saving, risk: RISK, scenario: after }];
    })
    .toSorted((a, b) => (a.saving === b.saving ? 0 : a.saving > b.saving ? -1 : 1));
}

type Listed = { readonly id: string; readonly name: string };

function isSameModel(a: Listed, b: Listed): boolean {
  return a.id !== b.id && lastPart(a) === lastPart(b) && (isHosted(a) || isHosted(b));
}

function lastPart({ id }: Listed): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function isHosted({ name }: Listed): boolean {
  return name.includes(' on ');
}

/** The model writes as much at another host as it does here. */
function hostedBy(model: string, { scenario, workload, prices }: Circumstances): Scenario {
  const verbosity = scenario.workloads[workload]?.pricing.inputs.verbosity;
  const moved = withModel(scenario, { model, workload }, prices.catalog);
  return verbosity === undefined
    ? moved
    : withInput(moved, { field: 'verbosity', assumed: verbosity, workload });
}

type Circumstances = { readonly scenario: Scenario; readonly workload: number; readonly prices: PriceSource };

function statesPrice({ inputs }: Pricing): boolean {
  return Object.keys(inputs).some((name) => isField(name) && isStatedPrice(name));
}

const RISK =
  'another provider serves it: its region, data retention, limits and context length may differ, so check them first';
