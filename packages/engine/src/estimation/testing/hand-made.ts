import {
  type Catalog,
  decimalUsd,
  exact,
  openSnapshot,
  type SnapshotFile,
  toDecimal,
} from '@tollkeeper/pricing';

import { given, type Inputs } from '../assumption.ts';
import { type Estimate, estimate } from '../estimate.ts';
import type { Field } from '../field.ts';
import type { Layer } from '../line-item.ts';
import type { Pricing } from '../pricing.ts';
import type { Scenario } from '../scenario.ts';
import type { Workload } from '../workload.ts';

/** Inputs as a test writes them: `{ users: '100' }`. */
export type Values<Name extends string = Field> = { readonly [name in Name]?: string };

type Prices = Values<keyof Pricing['inputs']>;

/** The day on which the estimates of tests are made, a Saturday. */
export const TODAY = '2026-11-21';

/** A catalog of rates written as `input-token $3/1M` or `input-token $1.50/1M tier=batch`, by model. */
export function handMadeCatalog(models: Readonly<Record<string, readonly string[]>>): Catalog {
  const claimed = Object.entries(models).map(([id, rates]) => [id, { name: id, claims: rates.map(claimOf) }]);
  return openSnapshot({
    id: 'hand-made',
    asOf: TODAY,
    sources: { us: { title: 'Hand-made' } },
    aliases: {},
    models: Object.fromEntries(claimed) as SnapshotFile['models'],
  });
}

export const NO_MODELS: Catalog = handMadeCatalog({});

/** Inputs that somebody gave. */
export function inputs(values: Values): Inputs {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, given(exact(value))]));
}

export function stated(prices: Prices): Pricing {
  return { inputs: inputs(prices) };
}

export function listed(model: string, prices: Prices = {}): Pricing {
  return { model, inputs: inputs(prices) };
}

/** What goes on around a workload in a test: what can go wrong, a catalog, and how failures are sent again. */
export type Around = { readonly values?: Values; readonly catalog?: Catalog } & Partial<
  Pick<Scenario, 'retries' | 'ownKeys'>
>;

export function estimateOf(
  work: Workload | readonly Workload[],
  { values = {}, catalog = NO_MODELS, ...others }: Around = {},
): Estimate {
  const workloads = 'kind' in work ? [work] : work;
  return estimate({ workloads, inputs: inputs(values), ...others }, catalog, TODAY);
}

/** The lines as people read them: label and dollars. */
export function linesOf(
  { lines }: Estimate,
  ...layers: readonly Layer[]
): readonly (readonly [string, string])[] {
  return lines
    .filter(({ layer }) => layers.length === 0 || layers.includes(layer))
    .map(({ label, cost }) => [label, decimalUsd(cost)]);
}

/** The steps of the volume as people read them: label and quantity. */
export function volumeIn({ volume }: Estimate): readonly (readonly [string, string])[] {
  return volume.map(({ label, quantity }) => [label, toDecimal(quantity)]);
}

/** What one of each costs, as people read it: label and dollars. */
export function unitCostsIn({ unitCosts }: Estimate): readonly (readonly [string, string])[] {
  return unitCosts.map(({ label, cost }) => [label, decimalUsd(cost)]);
}

function claimOf(text: string): SnapshotFile['models'][string]['claims'][number] {
  const [, unit = '', dollars = '', per = '', when = ''] =
    /^(\S+) \$(\S+)\/(\S+)(?: (\S+))?$/.exec(text) ?? [];
  return [unit, dollars, per.replace('M', '000000'), when, 'us', TODAY, 'list'];
}
