import { add, compare, type Money, NOTHING, ONE, type Ratio, subtract, ZERO } from '@tollkeeper/pricing';

import { byDefault } from '../estimation/assumption.ts';
import type { PriceSource } from '../estimation/pricing.ts';
import { hasTier } from '../estimation/request-class.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { costOfWorkload } from '../estimation/workload-cost.ts';
import { completed, fieldsOf } from '../estimation/workload-definitions.ts';
import { withInput } from './edit.ts';
import { lacksLongPrice } from './long-price.ts';
import { savingOf } from './saving.ts';

/** Everything that a workload sends at standard rates, sent at a cheaper tier instead. */
export type TierMove = {
  readonly tier: CheaperTier;
  /** The share of the requests that moves. The saving is proportional to it: half of it saves half. */
  readonly share: Ratio;
  readonly saving: Money;
  /** What it costs in time, and what may be lost on the way. */
  readonly latency: string;
  readonly scenario: Scenario;
};

export type CheaperTier = 'batch' | 'flex';

/** Works out the move; nothing where the tier has no published rate, saves nothing, or a price is not known. */
export function tierMove(
  scenario: Scenario,
  { tier, workload }: { readonly tier: CheaperTier; readonly workload: number },
  prices: PriceSource,
): TierMove | undefined {
  const moved = scenario.workloads[workload];
  const field = `${tier}Share` as const;
  if (moved === undefined || !fieldsOf(moved.kind).includes(field)) return undefined;
  const { classes } = costOfWorkload(completed(scenario), workload, prices).work;
  if (!classes.some(({ payee }) => hasTier(payee, tier))) return undefined;
  if (lacksLongPrice(classes, (payee) => payee.cards(tier).map(({ card }) => card))) return undefined;
  const { batchShare, flexShare, priorityShare } = moved.inputs;
  const elsewhere = [batchShare, flexShare, priorityShare].map((each) => each?.value ?? ZERO);
  const share = elsewhere.reduce(subtract, ONE);
  if (compare(share, ZERO) <= 0) return undefined;
  const own = moved.inputs[field]?.value ?? ZERO;
  const assumed = byDefault(add(share, own), `advised: ${LATENCIES[tier]}`);
  const after = withInput(scenario, { field, assumed, workload });
  const saving = savingOf({ before: scenario, after, workload }, prices);
  if (saving === undefined || saving <= NOTHING) return undefined;
  const hits = classes.some(({ reads }) =>
    [...(reads ?? [])].some(([, amount]) => compare(amount, ZERO) > 0),
  );
  const latency = tier === 'batch' && hits ? `${LATENCIES[tier]}; ${NO_HITS}` : LATENCIES[tier];
  return { tier, share, saving, latency, scenario: after };
}

/** Requests of a batch run at the same time or hours apart (Anthropic, message batches: "best-effort", 2026-08). */
const NO_HITS = 'cache hits are not certain in a batch, and the saving counts them as before';

/** OpenAI, Anthropic and Google promise a batch within a day; flex is served as capacity allows (OpenAI, flex processing). */
const LATENCIES: Readonly<Record<CheaperTier, string>> = {
  batch: 'answers come within 24 hours, so only for what nobody waits for',
  flex: 'answers are slower, and a request may be refused when capacity is short',
};
