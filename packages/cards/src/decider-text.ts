import type { Decider } from '@tollkeeper/engine';

import { moneyText } from './money-text.ts';

/** What decides between two models, as a cell of a table: `output tokens: $45.00 against $15.00`. */
export function deciderText(decider: Decider): string {
  if (decider.kind === 'cost') {
    return `${decider.label}: ${moneyText(decider.dearer)} against ${moneyText(decider.cheaper)}`;
  }
  const { dearer, cheaper } = decider;
  return `${dearer.label}: ${moneyText(dearer.money)}, against ${cheaper.label}: ${moneyText(cheaper.money)}`;
}

/** The same behind "because": `of output tokens ($45.00 against $15.00)`. */
export function causeText(decider: Decider): string {
  if (decider.kind === 'cost') {
    return `of ${decider.label} (${moneyText(decider.dearer)} against ${moneyText(decider.cheaper)})`;
  }
  const { dearer, cheaper } = decider;
  return `it charges by ${dearer.label} (${moneyText(dearer.money)}) and the cheapest by ${cheaper.label} (${moneyText(cheaper.money)})`;
}
