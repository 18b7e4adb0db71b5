import {
  add,
  BILLING_UNITS,
  type BillingUnit,
  exact,
  multiply,
  type PriceCondition,
  type Rate,
  type RateCard,
  type Ratio,
  roundToMoney,
  type Usage,
  ZERO,
} from '@tollkeeper/pricing';

import type { Row } from './rows.ts';

/** The usage of a row, parts included in their wholes; throws on a field that has no unit. */
export function usageOfRow(row: Row): Usage {
  const counts = new Map<BillingUnit, Ratio>();
  const reported = row['usage'] as Record<string, unknown>;
  for (const [field, value] of Object.entries(reported)) {
    if (DESCRIPTIVE.has(field)) continue;
    const [unit, times] = USAGE_UNITS[field] ?? [];
    if (unit === undefined) throw new Error(`usage has the unknown field ${field}`);
    counts.set(unit, add(counts.get(unit) ?? ZERO, multiply(exact(String(value)), exact(times ?? 1))));
  }
  // The seconds are those of one video.
  const seconds = counts.get('video-second');
  const videos = exact(String(reported['videos'] ?? 1));
  if (seconds !== undefined) counts.set('video-second', multiply(seconds, videos));
  return /exclusive|leaves/.test(String(row['usage_semantics'])) ? includingParts(counts) : counts;
}

/** The rates that a row states, as a card of their own: the engine is tested apart from the catalog. */
export function cardOfRow(row: Row): RateCard {
  const { long_context, tiers_cliff, ...prices } = row['prices_used'] as Record<string, unknown>;
  const rates = Object.entries(prices).flatMap(([field, price]) => ratesOf(field, price));
  return {
    model: String(row['model']),
    name: String(row['model']),
    rates: [...rates, ...longContextRates(long_context), ...cliffRates(tiers_cliff)],
    disagreements: [],
  };
}

function includingParts(leaves: ReadonlyMap<BillingUnit, Ratio>): Usage {
  const wholes: readonly BillingUnit[] = ['input-token', 'output-token'];
  const units = new Set([...leaves.keys(), ...wholes.filter((whole) => [...leaves.keys()].some((unit) => isPart(whole, unit)))]);
  return new Map([...units].map((unit) => [unit, totalOf(unit, leaves)]));
}

function totalOf(whole: BillingUnit, leaves: ReadonlyMap<BillingUnit, Ratio>): Ratio {
  let total = leaves.get(whole) ?? ZERO;
  for (const [unit, quantity] of leaves) if (isPart(whole, unit)) total = add(total, quantity);
  return total;
}

function isPart(whole: BillingUnit, part: BillingUnit): boolean {
  const inner: Record<string, unknown> = { ...BILLING_UNITS[part].dimensions };
  const outer = Object.entries(BILLING_UNITS[whole].dimensions);
  return whole !== part && outer.every(([name, value]) => inner[name] === value);
}

function ratesOf(field: string, price: unknown, condition: PriceCondition = {}): readonly Rate[] {
  if (field === 'batch_multiplier') return [];
  const [unit, per] = PRICE_UNITS[field] ?? [];
  if (unit === undefined || per === undefined) throw new Error(`prices_used has the unknown field ${field}`);
  if (typeof price === 'string') return [rate(unit, usdPer(price, per), condition)];
  const { base, tiers } = price as { base: string; tiers: readonly { over: number; price: string }[] };
  const higher = tiers.map((tier) => rate(unit, usdPer(tier.price, per), { promptOver: tier.over }));
  return [rate(unit, usdPer(base, per), condition), ...higher];
}

function longContextRates(longContext: unknown): readonly Rate[] {
  if (longContext === undefined) return [];
  const { over_input_tokens, at_or_over_input_tokens, inclusive, ...prices } = longContext as Record<string, unknown>;
  const threshold = Number(at_or_over_input_tokens ?? over_input_tokens);
  const condition = inclusive === true || at_or_over_input_tokens !== undefined ? { promptFrom: threshold } : { promptOver: threshold };
  return Object.entries(prices).flatMap(([field, price]) => ratesOf(field, price, condition));
}

function cliffRates(cliffs: unknown): readonly Rate[] {
  const tiers = Object.entries((cliffs ?? {}) as Record<string, readonly (readonly [number, string])[]>);
  return tiers.flatMap(([field, steps]) =>
    steps.toSorted(([a], [b]) => a - b).flatMap(([over, price]) => ratesOf(`${field}_mtok`, price, { promptOver: over })),
  );
}

function usdPer(amount: string, per: bigint): Rate['price'] {
  // Some rows hold the dust of a division by twelve: 0.08333333333333334.
  return { kind: 'flat', amount: roundToMoney(multiply(exact(amount), exact('1e12'))), per };
}

function rate(unit: BillingUnit, price: Rate['price'], condition: PriceCondition): Rate {
  return { unit, price, condition, kind: 'stated', source: { title: 'the row' }, asOf: '2026-11-21' };
}

/** They say what was used, not how much. */
const DESCRIPTIVE = new Set(['quality', 'size', 'videos']);

const USAGE_UNITS: Readonly<Record<string, readonly [BillingUnit, number?]>> = {
  input_tokens: ['input-token'],
  input_tokens_uncached: ['input-token'],
  input_text_tokens: ['input-text-token'],
  input_text_tokens_uncached: ['input-text-token'],
  input_image_tokens: ['input-image-token'],
  input_image_tokens_uncached: ['input-image-token'],
  input_audio_tokens: ['input-audio-token'],
  input_video_tokens: ['input-video-token'],
  input_tool_tokens: ['tool-use-token'],
  input_text_tool_tokens: ['tool-use-text-token'],
  cache_read_tokens: ['cached-input-token'],
  cache_text_read_tokens: ['cached-text-token'],
  cache_image_read_tokens: ['cached-image-token'],
  cache_audio_read_tokens: ['cached-audio-token'],
  cache_video_read_tokens: ['cached-video-token'],
  cache_write_tokens: ['cache-write-token'],
  cache_write_5m_tokens: ['cache-write-5m-token'],
  cache_write_1h_tokens: ['cache-write-1h-token'],
  output_tokens: ['output-token'],
  output_text_tokens: ['output-text-token'],
  output_reasoning_tokens: ['reasoning-token'],
  output_image_tokens: ['output-image-token'],
  output_image_tokens_exclusive: ['output-image-token'],
  output_audio_tokens: ['output-audio-token'],
  output_video_tokens: ['output-video-token'],
  images: ['image'],
  video_seconds: ['video-second'],
  audio_seconds: ['audio-second'],
  input_audio_minutes: ['audio-second', 60],
  output_audio_minutes: ['spoken-second', 60],
  characters: ['character'],
  web_searches: ['web-search'],
  maps_requests: ['maps-request'],
};

const MILLION = 1_000_000n;
const PRICE_UNITS: Readonly<Record<string, readonly [BillingUnit, bigint]>> = {
  input_mtok: ['input-token', MILLION],
  output_mtok: ['output-token', MILLION],
  cache_read_mtok: ['cached-input-token', MILLION],
  cache_write_mtok: ['cache-write-token', MILLION],
  cache_write_5m_mtok: ['cache-write-5m-token', MILLION],
  cache_write_1h_mtok: ['cache-write-1h-token', MILLION],
  output_reasoning_mtok: ['reasoning-token', MILLION],
  input_audio_mtok: ['input-audio-token', MILLION],
  input_image_mtok: ['input-image-token', MILLION],
  input_video_mtok: ['input-video-token', MILLION],
  cache_audio_read_mtok: ['cached-audio-token', MILLION],
  cache_image_read_mtok: ['cached-image-token', MILLION],
  output_audio_mtok: ['output-audio-token', MILLION],
  output_image_mtok: ['output-image-token', MILLION],
  output_video_mtok: ['output-video-token', MILLION],
  web_searches_kcount: ['web-search', 1_000n],
  web_search_per_1k: ['web-search', 1_000n],
  storage_searches_kcount: ['file-search', 1_000n],
  maps_per_1k: ['maps-request', 1_000n],
  per_image: ['image', 1n],
  per_1m_characters: ['character', MILLION],
  video_second: ['video-second', 1n],
  audio_second: ['audio-second', 1n],
  audio_minute: ['audio-second', 60n],
  audio_in_minute: ['audio-second', 60n],
  audio_out_minute: ['spoken-second', 60n],
};
