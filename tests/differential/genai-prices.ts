import { calcPrice, findProvider, type ModelPrice } from '@pydantic/genai-prices';
import type { BillingUnit, RequestCounts } from '@tollkeeper/pricing';

import type { PeerPrice } from './peer-card.ts';
import { someCount } from './random.ts';

/** A model of @pydantic/genai-prices with the rates that hold at the instant of the comparison. */
export type GenaiModel = { readonly provider: string; readonly model: string; readonly prices: ModelPrice };

export const COMPARED_AT = new Date('2026-09-23T12:00:00Z');

/** Every model that the package lists and prices by tokens; the package can list models of a provider only. */
export function genaiModels(): readonly GenaiModel[] {
  return PROVIDERS.flatMap((provider) =>
    (findProvider({ providerId: provider })?.models ?? []).flatMap(({ id }) => {
      const priced = calcPrice({ input_tokens: 1 }, id, { providerId: provider, timestamp: COMPARED_AT });
      return priced?.model.id === id ? [{ provider, model: id, prices: priced.model_price }] : [];
    }),
  );
}

/** Their rates as ours; keys that have no unit here are left out, and no usage of them is generated. */
export function genaiPrices({ prices }: GenaiModel): readonly PeerPrice[] {
  return UNITS.flatMap(({ priceKey, unit, per }) => {
    const price = prices[priceKey];
    if (price === undefined) return [];
    if (typeof price === 'number') return [{ unit, dollars: price, per }];
    const higher = price.tiers.toSorted((a, b) => a.start - b.start);
    return [
      { unit, dollars: price.base, per },
      ...higher.map((tier) => ({ unit, dollars: tier.price, per, promptOver: tier.start })),
    ];
  });
}

/** A request that the model has rates for, parts within their wholes. */
export function someUsage(model: GenaiModel, random: () => number): RequestCounts {
  const has = (priceKey: string): boolean => model.prices[priceKey] !== undefined && random() < 0.6;
  const counts: Partial<Record<BillingUnit, number>> = {};
  let room = 1 + someCount(random, 600_000);
  counts['input-token'] = room;
  for (const [priceKey, unit] of INPUT_PARTS) {
    if (!has(priceKey)) continue;
    const part = Math.min(room, 1 + someCount(random, 400_000));
    counts[unit] = part;
    room -= part;
  }
  const overlap = Math.min(counts['cached-input-token'] ?? 0, counts['input-audio-token'] ?? 0);
  if (overlap > 0) counts['cached-audio-token'] = Math.floor(overlap * random());
  const output = 1 + someCount(random, 60_000);
  counts['output-token'] = output;
  if (has('output_audio_mtok')) counts['output-audio-token'] = Math.floor(output * random());
  // They add the fee of a request to every call; here it is counted like anything else.
  if (model.prices['requests_kcount'] !== undefined) counts['request'] = 1;
  if (has('web_searches_kcount')) counts['web-search'] = Math.floor(random() * 5);
  return counts;
}

/** What they charge for it, in dollars. */
export function genaiTotal({ provider, model }: GenaiModel, counts: RequestCounts): number {
  const usage: Record<string, number> = {};
  for (const { unit, usageKey } of UNITS) {
    const count = counts[unit];
    if (count !== undefined && usageKey !== undefined) usage[usageKey] = (usage[usageKey] ?? 0) + count;
  }
  // They want the writes of an hour inside all cache writes; ours are told apart.
  const hourly = usage['cache_write_1h_tokens'];
  if (hourly !== undefined) usage['cache_write_tokens'] = (usage['cache_write_tokens'] ?? 0) + hourly;
  return calcPrice(usage, model, { providerId: provider, timestamp: COMPARED_AT })?.total_price ?? Number.NaN;
}

const PROVIDERS =
  'anthropic openai google x-ai mistral deepseek groq cohere openrouter azure aws cerebras fireworks together perplexity moonshotai novita avian minimax ovhcloud huggingface_together zai'.split(
    ' ',
  );

const M = 1_000_000n;
const UNITS: readonly {
  readonly priceKey: string;
  readonly usageKey?: string;
  readonly unit: BillingUnit;
  readonly per: bigint;
}[] = [
  { priceKey: 'input_mtok', usageKey: 'input_tokens', unit: 'input-token', per: M },
  { priceKey: 'cache_read_mtok', usageKey: 'cache_read_tokens', unit: 'cached-input-token', per: M },
  { priceKey: 'cache_write_mtok', usageKey: 'cache_write_tokens', unit: 'cache-write-5m-token', per: M },
  {
    priceKey: 'cache_write_1h_mtok',
    usageKey: 'cache_write_1h_tokens',
    unit: 'cache-write-1h-token',
    per: M,
  },
  { priceKey: 'input_audio_mtok', usageKey: 'input_audio_tokens', unit: 'input-audio-token', per: M },
  {
    priceKey: 'cache_audio_read_mtok',
    usageKey: 'cache_audio_read_tokens',
    unit: 'cached-audio-token',
    per: M,
  },
  { priceKey: 'output_mtok', usageKey: 'output_tokens', unit: 'output-token', per: M },
  { priceKey: 'output_audio_mtok', usageKey: 'output_audio_tokens', unit: 'output-audio-token', per: M },
  { priceKey: 'requests_kcount', unit: 'request', per: 1_000n },
  { priceKey: 'web_searches_kcount', usageKey: 'web_searches', unit: 'web-search', per: 1_000n },
];

const INPUT_PARTS: readonly (readonly [string, BillingUnit])[] = [
  ['cache_read_mtok', 'cached-input-token'],
  ['cache_write_mtok', 'cache-write-5m-token'],
  ['cache_write_1h_mtok', 'cache-write-1h-token'],
  ['input_audio_mtok', 'input-audio-token'],
];
