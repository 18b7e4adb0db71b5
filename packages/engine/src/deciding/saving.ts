import type { Money } from '@tollkeeper/pricing';

import { estimate } from '../estimation/estimate.ts';
import type { PriceSource } from '../estimation/pricing.ts';
import { problemsOf } from '../estimation/problem.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { costOfWorkload } from '../estimation/workload-cost.ts';
import { completed } from '../estimation/workload-definitions.ts';

/** A scenario before and after the change of one of its workloads. */
export type Change = { readonly before: Scenario; readonly after: Scenario; readonly workload: number };

/**
 * How much less is planned after a change, fees apart; negative when it costs more.
 *
 * There is no answer where the changed scenario has problems, or where the workload has an unknown price.
 */
export function savingOf({ before, after, workload }: Change, prices: PriceSource): Money | undefined {
  const { catalog, today } = prices;
  if (problemsOf(after, catalog).length > 0) return undefined;
  const unknown = [before, after].some(
    (scenario) => costOfWorkload(completed(scenario), workload, prices).gaps.length > 0,
  );
  if (unknown) return undefined;
  const [now, then] = [estimate(before, catalog, today), estimate(after, catalog, today)];
  return (now.planned.money - then.planned.money) as Money;
}
