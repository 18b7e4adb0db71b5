import { type Estimate, estimate, type PriceSource } from '@tollkeeper/engine';

import type { NamedScenario } from './read-scenario.ts';

/** A scenario with its estimate, and with the name that its file gives it. */
export type EstimatedScenario = NamedScenario & { readonly estimate: Estimate };

export function estimated(named: NamedScenario, { catalog, today }: PriceSource): EstimatedScenario {
  return { ...named, estimate: estimate(named.scenario, catalog, today) };
}

/** Whether any of the work has a known price; without one, every figure would be nothing. */
export function hasFigure({ gaps, lines }: Estimate): boolean {
  return gaps.length === 0 || lines.some(({ layer }) => layer === 'base');
}
