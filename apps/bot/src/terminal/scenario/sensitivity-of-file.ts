import { sensitivityCard, worksOf } from '@tollkeeper/cards';
import type { Cell } from '@tollkeeper/cards/csv';
import { type PriceSource, type Sensitivity, sensitivitiesOf, type Varied } from '@tollkeeper/engine';
import { decimalUsd, toDecimal } from '@tollkeeper/pricing';

import { fieldKey } from '../../commands/field-key.ts';
import { sensitivityJson } from '../../converse/sensitivity-json.ts';
import { totalJson } from '../../converse/total-json.ts';
import type { EstimatedScenario } from './estimated-scenario.ts';
import { namedCard, nameJson } from './name.ts';
import type { Outcome } from './outcome.ts';

/** Says what each input can change when it is a fifth smaller or larger, the largest effect first. */
export function sensitivityOfFile(
  { scenario, name, estimate }: EstimatedScenario,
  prices: PriceSource,
): Outcome {
  const sensitivities = sensitivitiesOf(scenario, prices);
  const works = worksOf(estimate);
  return {
    kind: 'answer',
    card: () => namedCard(sensitivityCard(sensitivities, estimate), name),
    json: () => ({
      kind: 'sensitivity',
      ...nameJson(name),
      period: estimate.period,
      planned: totalJson(estimate.planned),
      sensitivities: sensitivities.map(sensitivityJson),
    }),
    table: () => ({
      columns: COLUMNS,
      rows: sensitivities.map((each) => row(each, works[each.assumption.workload ?? -1]?.name ?? '')),
    }),
  };
}

function row({ assumption, low, high, swing, unit, elasticity }: Sensitivity, work: string): readonly Cell[] {
  const { field, value, origin } = assumption;
  return [
    work,
    fieldKey(field),
    { decimal: toDecimal(value) },
    origin,
    ...variedCells(low),
    ...variedCells(high),
    { decimal: decimalUsd(swing) },
    elasticity === undefined ? '' : { decimal: toDecimal(elasticity) },
    unit?.label ?? '',
    unit === undefined ? '' : { decimal: decimalUsd(unit.swing) },
    low.planned.kind === 'exact' && high.planned.kind === 'exact' ? 'yes' : 'no',
  ];
}

function variedCells({ value, planned }: Varied): readonly Cell[] {
  return [{ decimal: toDecimal(value) }, { decimal: decimalUsd(planned.money) }];
}

const COLUMNS = [
  'workload',
  'field',
  'value',
  'origin',
  'low_value',
  'low_planned_usd',
  'high_value',
  'high_planned_usd',
  'swing_usd',
  'elasticity',
  'unit',
  'unit_swing_usd',
  'exact',
] as const;
