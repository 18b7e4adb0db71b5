import type { Assumption, Estimate, LineItem } from '@tollkeeper/engine';
import { decimalUsd, type Ratio, toDecimal } from '@tollkeeper/pricing';

import { fieldKey } from '../commands/field-key.ts';
import type { Brief } from './brief.ts';
import { priceDiffJson, priceJson } from './price-json.ts';
import { rateJson } from './rate-json.ts';
import type { Reply } from './reply.ts';
import { routeNotes } from './route-notes.ts';

/**
 * A reply as data: money as decimal strings in dollars, exact; quantities and shares as numbers.
 *
 * The names are part of what scripts rely on: they change only together with a major version.
 */
export function replyJson(reply: Reply): Record<string, unknown> {
  switch (reply.kind) {
    case 'estimate': {
      const { estimate, brief, unused, question } = reply;
      return {
        kind: reply.kind,
        understood: understoodJson(brief),
        unused,
        notes: routeNotes(brief.model?.words ?? ''),
        ...(question === undefined ? {} : { question }),
        estimate: estimateJson(estimate),
        assumptions: estimate.assumptions.map(assumptionJson),
      };
    }
    case 'question':
      return {
        kind: reply.kind,
        question: reply.question,
        understood: understoodJson(reply.brief),
        unused: reply.unused,
      };
    case 'unknown-model':
      return {
        kind: reply.kind,
        name: reply.name,
        near: reply.near,
        understood: understoodJson(reply.brief),
      };
    case 'ambiguous-model':
      return {
        kind: reply.kind,
        name: reply.name,
        candidates: reply.candidates,
        understood: understoodJson(reply.brief),
      };
    case 'price':
      return { kind: reply.kind, ...priceJson(reply.card, reply.today) };
    case 'price-diff':
      return { kind: reply.kind, ...priceDiffJson(reply.diff, reply.compared) };
    case 'refused':
      return { kind: reply.kind, reasons: reply.sentences };
    case 'help':
      return { kind: reply.kind };
  }
}

function understoodJson({ facts, model, choices }: Brief): readonly unknown[] {
  const named = model === undefined ? [] : [{ field: 'model', value: model.id, words: model.words }];
  const said = [...facts.values()].map(({ field, value, words, note }) => ({
    field: fieldKey(field),
    value: numberJson(value),
    words,
    ...(note === undefined ? {} : { note }),
  }));
  const chosen = [...choices].map(([field, value]) => ({ field, value, words: `${field}=${value}` }));
  return [...named, ...said, ...chosen];
}

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

/** An assumption as data. */
export function assumptionJson({
  field,
  value,
  origin,
  reason,
  range,
  workload,
}: Assumption): Record<string, unknown> {
  return {
    field: fieldKey(field),
    value: numberJson(value),
    origin,
    ...(reason === undefined ? {} : { reason }),
    ...(range === undefined ? {} : { range: { low: numberJson(range.low), high: numberJson(range.high) } }),
    ...(workload === undefined ? {} : { workload }),
  };
}

/** A quantity or a share as the nearest number. */
export function numberJson(value: Ratio): number {
  return Number(toDecimal(value));
}
