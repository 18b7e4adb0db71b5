import type { Comparison, Decider, Difference } from '@tollkeeper/engine';
import { decimalUsd } from '@tollkeeper/pricing';

import { estimateJson } from './estimate-json.ts';
import { numberJson } from './number-json.ts';

/** A comparison of models as data, the cheapest first, each with its whole estimate. */
export function comparisonJson({ ranked, refused, verdict, undecided, caution }: Comparison) {
  return {
    verdict,
    ranked: ranked.map(({ model, estimate, against }) => ({
      model,
      ...(against === undefined ? {} : { against: differenceJson(against) }),
      estimate: estimateJson(estimate),
    })),
    refused: refused.map(({ model, problems }) => ({
      model,
      reasons: problems.map(({ message }) => message),
    })),
    undecided,
    caution,
  };
}

function differenceJson({ kind, money, factor, decidedBy }: Difference) {
  return {
    kind,
    usd: decimalUsd(money),
    ...(factor === undefined ? {} : { factor: numberJson(factor) }),
    ...(decidedBy === undefined ? {} : { decided_by: deciderJson(decidedBy) }),
  };
}

function deciderJson(decider: Decider) {
  if (decider.kind === 'cost') {
    const { kind, label, dearer, cheaper } = decider;
    return { kind, label, dearer_usd: decimalUsd(dearer), cheaper_usd: decimalUsd(cheaper) };
  }
  const { kind, dearer, cheaper } = decider;
  return {
    kind,
    dearer: { label: dearer.label, usd: decimalUsd(dearer.money) },
    cheaper: { label: cheaper.label, usd: decimalUsd(cheaper.money) },
  };
}
