import { exactMoneyText, worksOf } from '@tollkeeper/cards';
import { type Field, isStatedPrice, pricingsOf, type Workload } from '@tollkeeper/engine';

import type { EstimatedScenario } from './estimated-scenario.ts';

/** Says what a reader of a comparison cannot see in it: which work it is about, and at whose prices. */
export function comparisonNotes({ estimate }: EstimatedScenario, place: number): readonly string[] {
  const { workloads } = estimate.scenario;
  const { model, inputs = {} } = workloads[place]?.pricing ?? {};
  const changed = worksOf(estimate).filter(({ place: each }) =>
    place === 0 && model !== undefined ? workloads[each]?.pricing.model === model : each === place,
  );
  const names = changed.map(({ name }) => name).join(', ');
  const states = Object.keys(inputs).some((field) => isStatedPrice(field as Field));
  return [
    ...(changed.length === workloads.length
      ? []
      : [`Compared for ${names}: the other work stays as it is, and is in every total.`]),
    ...(model !== undefined && states
      ? [`${model} is compared at the prices that the file states, the others at those of the catalog.`]
      : []),
    ...(model === undefined && paysSeveral(workloads[place])
      ? [`The file names no model; as it is, with the prices that it states, ${plannedText(estimate)}.`]
      : []),
  ];
}

function paysSeveral(work: Workload | undefined): boolean {
  return work !== undefined && pricingsOf(work).length > 1;
}

function plannedText({ planned: { kind, money } }: EstimatedScenario['estimate']): string {
  return `${kind === 'exact' ? '' : 'at least '}${exactMoneyText(money)} is planned`;
}
