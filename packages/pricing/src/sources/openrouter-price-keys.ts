import type { BillingUnit } from '../billing-unit.ts';

/** A price that OpenRouter publishes, by the name it has in `pricing`. */
export type PriceKey = keyof typeof UNIT_OF_KEY;

/**
 * The billing unit of each price key (OpenRouter openapi.yaml, 2026-08-22).
 *
 * `input_cache_write` is the five-minute rate by definition. `image` is documented as a price per input image,
 * but equals the price of a prompt token wherever it is listed and is labelled "/M tokens" (endpoints of
 * 2026-08-08). Of two keys for one unit the first one here counts.
 */
export const UNIT_OF_KEY = {
  prompt: 'input-token',
  completion: 'output-token',
  input_cache_read: 'cached-input-token',
  input_cache_write: 'cache-write-5m-token',
  input_cache_write_1h: 'cache-write-1h-token',
  internal_reasoning: 'reasoning-token',
  audio: 'input-audio-token',
  input_audio_cache: 'cached-audio-token',
  audio_output: 'output-audio-token',
  image_token: 'input-image-token',
  image: 'input-image-token',
  image_output: 'output-image-token',
  request: 'request',
  web_search: 'web-search',
} as const satisfies Record<string, BillingUnit>;

/** Every price key, in the order in which rates are listed. */
export const PRICE_KEYS = Object.keys(UNIT_OF_KEY) as readonly PriceKey[];

export function isPriceKey(name: string): name is PriceKey {
  return Object.hasOwn(UNIT_OF_KEY, name);
}
