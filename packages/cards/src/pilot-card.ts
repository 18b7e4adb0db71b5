import {
  fieldDefinition,
  type Pilot,
  type PilotRecord,
  type PilotRefused,
  type Total,
} from '@tollkeeper/engine';
import { ratio } from '@tollkeeper/pricing';

import type { Card, Field } from './card.ts';
import { countText, exactMoneyText, moneyText, percentText, unitMoneyText } from './money-text.ts';
import { listSections } from './section.ts';
import { namesText } from './sentence.ts';

/** Lays out a small paid test: what it costs, its steps in order, and what to write down; or why there is none. */
export function pilotCard(pilot: Pilot | PilotRefused): Card {
  if (pilot.kind === 'refused') {
    return { title: 'Pilot', answer: `There is no pilot for this: ${pilot.reasons.join(' ')}`, sections: [] };
  }
  const { steps } = pilot;
  const numbered = steps.map(({ title, text }, at) => ({ label: `${at + 1}.`, value: `${title}. ${text}` }));
  const records = steps.flatMap(({ records: own = [] }) => own);
  return {
    title: `Pilot: ${runsText(pilot)}`,
    answer: answerOf(pilot),
    sections: [
      { kind: 'fields', fields: costsOf(pilot) },
      { kind: 'fields', title: 'Steps', fields: numbered },
      ...listSections(`Write down of every ${pilot.unit.one}`, records.map(recordText)),
    ],
  };
}

function answerOf(pilot: Pilot): string {
  const { cost, budget, precision, purchase } = pilot;
  const pay =
    purchase === undefined
      ? ''
      : `; buy ${moneyText(purchase.credits)} of credits, ${moneyText(purchase.total)} with the fee`;
  return `Run ${runsText(pilot)} for ${cost.kind === 'exact' ? 'about ' : ''}${costText(cost)}, and stop at ${moneyText(budget)}: then the cost of one is known to within ${percentText(precision)} in nine tests of ten${pay}.`;
}

/** A pilot costs cents: a few digits of them say enough. */
function costText({ kind, money }: Total): string {
  return `${kind === 'at-least' ? 'at least ' : ''}${unitMoneyText(money)}`;
}

function costsOf({ unit, unitCost, cost, p90, budget, purchase }: Pilot): readonly Field[] {
  return [
    { label: `Expected per ${unit.one}`, value: costText(unitCost) },
    { label: 'Expected in all', value: costText(cost) },
    ...(p90 === undefined ? [] : [{ label: 'Nine cases in ten below', value: unitMoneyText(p90) }]),
    { label: 'Stop at', value: moneyText(budget) },
    ...(purchase === undefined
      ? []
      : [
          { label: 'Credits to buy', value: moneyText(purchase.credits) },
          {
            label: 'Card fee',
            value: `${moneyText(purchase.fee)}${purchase.minimumApplies ? ', the least one' : ''}`,
          },
          { label: 'To pay', value: exactMoneyText(purchase.total) },
          { label: 'Left afterwards', value: `${moneyText(purchase.remains)} of the credits` },
        ]),
  ];
}

function runsText({ runs, unit }: Pilot): string {
  return countText(ratio(runs), unit.many);
}

function recordText({ what, replaces }: PilotRecord): string {
  const labels = replaces.map((field) => `"${fieldDefinition(field).label}"`);
  return labels.length === 0 ? `${what}, to compare` : `${what}, for ${namesText(labels)}`;
}
