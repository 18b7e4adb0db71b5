import type { Estimate, LineItem } from '@tollkeeper/engine';
import { decimalUsd } from '@tollkeeper/pricing';

import { assumptionJson } from './assumption-json.ts';
import { numberJson } from './number-json.ts';
import { rateJson } from './rate-json.ts';

/** An estimate as data, its assumptions apart. */
export function estimateJson(estimate: Estimate): Record<string, unknown> {
  const { base, expected, planned, fees } = estimate;
  return {
    period: estimate.period,
    made_on: estimate.madeOn,
    models: estimate.models,
    snapshot: { id: estimate.snapshot.id, as_of: estimate.snapshot.asOf },
    workloads: estimate.scenario.workloads.map(({ kind, name }) => ({
      kind,
      ...(name === undefined ? {} : { name }),
    })),
    volume: estimate.volume.map(({ label, quantity, workload }) => ({
      label,
      quantity: numberJson(quantity),
      workload,
    })),
    exact: planned.kind === 'exact',
    base_usd: decimalUsd(base.money),
    expected_usd: decimalUsd(expected.money),
    planned_usd: decimalUsd(planned.money),
    fees_usd: decimalUsd(fees.money),
    unit_costs: estimate.unitCosts.map(({ label, cost, kind, workload }) => ({
      per: label,
      usd: decimalUsd(cost),
      exact: kind === 'exact',
      workload,
    })),
    lines: estimate.lines.map(lineJson),
    gaps: estimate.gaps.map(({ unit, quantity, reason }) => ({
      unit,
      quantity: numberJson(quantity),
      reason,
    })),
    charged_at_another_rate: estimate.substitutions.map(({ unit, as }) => ({ unit, as })),
    cache_writes_not_included: estimate.cacheWrites.map(
      ({ payee, unit, quantity, rate, cost, workload }) => ({
        payee,
        unit,
        quantity: numberJson(quantity),
        rate: rateJson(rate),
        usd: decimalUsd(cost),
        workload,
      }),
    ),
    disagreements: estimate.disagreements.map(rateJson),
    unknowables: estimate.unknowables,
    not_used: estimate.idle.map(assumptionJson),
  };
}

function lineJson({
  layer,
  label,
  workload,
  quantity,
  rate,
  rates,
  share,
  cost,
}: LineItem): Record<string, unknown> {
  return {
    layer,
    label,
    ...(workload === undefined ? {} : { workload }),
    ...(quantity === undefined ? {} : { quantity: numberJson(quantity) }),
    ...(rate === undefined ? {} : { rate: rateJson(rate) }),
    ...(rates === undefined ? {} : { rates: rates.map(rateJson) }),
    ...(share === undefined ? {} : { share: numberJson(share) }),
    usd: decimalUsd(cost),
  };
}
