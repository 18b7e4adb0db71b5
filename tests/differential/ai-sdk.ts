import type { BillingUnit, PriceCondition, RequestCounts } from '@tollkeeper/pricing';
import {
  calculateCost,
  getAllSupportedModels,
  getModelPricing,
  getModelPricingByModelId,
} from 'ai-sdk-cost-calculator';

import type { PeerPrice } from './peer-card.ts';
import { someCount } from './random.ts';

/** A model of ai-sdk-cost-calculator with the rates that it has for tokens. */
export type AiSdkModel = { readonly provider: string; readonly model: string; readonly pricing: Pricing };

type Pricing = NonNullable<ReturnType<typeof getModelPricing>>;

/** Every model with a price for tokens: its price of zero elsewhere means that it bills by something else. */
export function aiSdkModels(): readonly AiSdkModel[] {
  return getAllSupportedModels().flatMap(({ provider, modelId }) => {
    const pricing = getModelPricing(provider, modelId);
    const usable = pricing !== undefined && pricing.inputPer1MTokens > 0 && pricing.outputPer1MTokens > 0;
    return usable && !pricing.imageOutputOnly ? [{ provider, model: modelId, pricing }] : [];
  });
}

/** Whether their calculation, which is given an id alone, takes the rates of another provider for it. */
export function isTakenForAnother({ model, pricing }: AiSdkModel): boolean {
  return JSON.stringify(getModelPricingByModelId(model)) !== JSON.stringify(pricing);
}

/** Their rates as ours. */
export function aiSdkPrices({ pricing }: AiSdkModel): readonly PeerPrice[] {
  const { longContextThreshold: threshold, longContextThresholdInclusive: inclusive } = pricing;
  const long: PriceCondition | undefined =
    threshold === undefined
      ? undefined
      : inclusive === true
        ? { promptFrom: threshold }
        : { promptOver: threshold };
  return FIELDS.flatMap(({ unit, plain, longer }) => {
    const [dollars, higher] = [pricing[plain], longer === undefined ? undefined : pricing[longer]];
    return [
      ...(dollars === undefined ? [] : [{ unit, dollars, per: M }]),
      ...(long === undefined || higher === undefined ? [] : [{ unit, dollars: higher, per: M, ...long }]),
    ];
  });
}

/** A request with cache reads, cache writes and reasoning, where the model has rates for them. */
export function someAiSdkUsage({ pricing }: AiSdkModel, random: () => number): RequestCounts {
  const input = 1 + someCount(random, 600_000);
  const read = pricing.cacheReadPer1MTokens === undefined ? 0 : Math.floor(input * random() * 0.6);
  const written =
    pricing.cacheWritePer1MTokens === undefined ? 0 : Math.floor((input - read) * random() * 0.5);
  const output = 1 + someCount(random, 60_000);
  return {
    'input-token': input,
    'cached-input-token': read,
    'cache-write-5m-token': written,
    'output-token': output,
    'reasoning-token': Math.floor(output * random() * 0.5),
  };
}

/** What they charge for it, in dollars; each of its parts is rounded to six decimals. */
export function aiSdkTotal({ model }: AiSdkModel, counts: RequestCounts): number {
  const count = (unit: BillingUnit): number => counts[unit] ?? 0;
  const [input, read, written] = [
    count('input-token'),
    count('cached-input-token'),
    count('cache-write-5m-token'),
  ];
  const [output, reasoning] = [count('output-token'), count('reasoning-token')];
  const { totalCost } = calculateCost({
    model,
    usage: {
      inputTokens: input,
      inputTokenDetails: {
        noCacheTokens: input - read - written,
        cacheReadTokens: read,
        cacheWriteTokens: written,
      },
      outputTokens: output,
      outputTokenDetails: { textTokens: output - reasoning, reasoningTokens: reasoning },
      totalTokens: input + output,
    },
  });
  return totalCost;
}

const M = 1_000_000n;

type RateField = {
  [K in keyof Pricing]-?: Pricing[K] extends number | undefined ? K : never;
}[keyof Pricing];

const FIELDS: readonly {
  readonly unit: BillingUnit;
  readonly plain: RateField;
  readonly longer?: RateField;
}[] = [
  { unit: 'input-token', plain: 'inputPer1MTokens', longer: 'longContextInputPer1MTokens' },
  { unit: 'output-token', plain: 'outputPer1MTokens', longer: 'longContextOutputPer1MTokens' },
  { unit: 'cached-input-token', plain: 'cacheReadPer1MTokens', longer: 'longContextCacheReadPer1MTokens' },
  {
    unit: 'cache-write-5m-token',
    plain: 'cacheWritePer1MTokens',
    longer: 'longContextCacheWritePer1MTokens',
  },
  { unit: 'reasoning-token', plain: 'reasoningPer1MTokens', longer: 'longContextReasoningPer1MTokens' },
];
