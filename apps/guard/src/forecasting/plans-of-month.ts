import { planStateOf } from '@tollkeeper/engine/guarding';
import type { Money } from '@tollkeeper/pricing';
import type { Plan } from '@tollkeeper/store';

import type { PlanSettings } from '../configuration/settings.ts';

/** A plan that holds in a month, and the id under which it is watched. */
export type MonthPlan = PlanSettings & { readonly id: string };

/**
 * The plans of guard.yaml, and those that were saved in chats for the month; of one name, guard.yaml's.
 *
 * An amount that is not known exactly is none to hold anything against.
 */
export function plansOfMonth(written: readonly PlanSettings[], saved: readonly Plan[]): readonly MonthPlan[] {
  const names = new Set(written.map(({ name }) => folded(name)));
  return [
    ...written.map((plan) => ({ ...plan, id: plan.name })),
    ...saved.flatMap(({ id, name, plannedPicodollars, state: text }): readonly MonthPlan[] => {
      const state = planStateOf(text);
      if (plannedPicodollars === null || state === undefined || names.has(folded(name))) return [];
      return [{ id, name, perMonth: plannedPicodollars as Money, keys: state.keys }];
    }),
  ];
}

/** As the store tells names apart. */
function folded(name: string): string {
  return name.toUpperCase().normalize();
}
