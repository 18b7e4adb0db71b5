import {
  type Assumed,
  type Estimate,
  fieldDefinition,
  type MeasuredChange,
  type Pilot,
  type PilotResult,
} from '@tollkeeper/engine';
import { ratio } from '@tollkeeper/pricing';

import { fieldText } from './assumption-text.ts';
import type { Card, Field } from './card.ts';
import { countText, percentText, unitMoneyText } from './money-text.ts';
import { tableSections } from './section.ts';
import { everyPeriod, exactTotalText } from './total-text.ts';

/** What a pilot measured, the estimate without and with it, and the pilot that would come next. */
export type MeasuredPlan = {
  readonly result: PilotResult;
  readonly before: Pick<Estimate, 'planned' | 'period'>;
  readonly after: Pick<Estimate, 'planned' | 'period'>;
  readonly next: Pilot;
};

/** Lays out what a pilot changes: each input old and new with its reason, and the estimate before and after. */
export function pilotResultCard({ result, before, after, next }: MeasuredPlan): Card {
  const planned = (of: MeasuredPlan['before']): string =>
    `${exactTotalText(of.planned)}${everyPeriod(of.period)}`;
  return {
    title: 'Results of a pilot',
    answer: `With what was measured, ${planned(after)} is planned instead of ${planned(before)}.`,
    sections: [
      ...tableSections('Measured', ['Input', 'Old>', 'New>', 'Why'], result.changes.map(rowOf)),
      { kind: 'fields', fields: [...paidFields(result, next), nextField(next)] },
    ],
  };
}

function rowOf({ field, from, to }: MeasuredChange): readonly string[] {
  const text = (assumed: Assumed | undefined): string =>
    assumed === undefined ? 'none' : fieldText(field, assumed.value);
  return [fieldDefinition(field).label, text(from), text(to), to?.reason ?? 'replaced by what was measured'];
}

/** If the two differ, the price or the route is another than assumed. */
function paidFields({ paid }: PilotResult, { unitCost }: Pilot): readonly Field[] {
  if (paid === undefined) return [];
  const atLeast = unitCost.kind === 'exact' ? '' : 'at least ';
  return [
    { label: `Paid per ${paid.unit.one}`, value: unitMoneyText(paid.cost) },
    { label: `Estimated per ${paid.unit.one}`, value: `${atLeast}${unitMoneyText(unitCost.money)}` },
  ];
}

function nextField({ runs, unit, precision, variation }: Pilot): Field {
  const many = countText(ratio(runs), unit.many);
  return {
    label: `To know it within ${percentText(precision)}`,
    value: `${many}; ${variation.reason}`,
  };
}
