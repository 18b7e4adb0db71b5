import { moneyText } from '@tollkeeper/cards';
import { byDefault, estimate, type Scenario, withInput } from '@tollkeeper/engine';
import { exact } from '@tollkeeper/pricing';

import type { Brief } from './brief.ts';
import type { Surroundings } from './turn.ts';

/** That caching was mentioned without a share of the input, and what it would change in one scenario. */
export function cachingNotes(brief: Brief, scenario: Scenario, around?: Surroundings): readonly string[] {
  const isOpen = scenario.workloads.some(({ inputs }) => inputs.cachedShare !== undefined);
  const isNamed = brief.mentions?.includes('caching') === true && !brief.facts.has('cachedShare');
  if (!isNamed || !isOpen) return [];
  const would = around === undefined ? '' : ` ${withHalf(scenario, around)}`;
  return [
    `Caching was mentioned without a share, so nothing is counted as cached.${would} Say the share: "50% cached".`,
  ];
}

function withHalf(scenario: Scenario, { catalog, today }: Surroundings): string {
  const half = withInput(scenario, { field: 'cachedShare', assumed: byDefault(exact('0.5'), 'half of it') });
  const [{ planned: before }, { planned }] = [scenario, half].map((each) =>
    estimate(each, catalog, today),
  ) as [ReturnType<typeof estimate>, ReturnType<typeof estimate>];
  if (planned.money === before.money)
    return 'With half of the input read from the cache it would be the same: no lower price for it is known.';
  const atLeast = planned.kind === 'exact' ? '' : 'at least ';
  return `With half of the input read from the cache it would be ${atLeast}${moneyText(planned.money)}.`;
}
