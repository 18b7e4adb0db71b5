import type { RequestCounts } from '@tollkeeper/pricing';

import { seeded, someCount } from '../differential/random.ts';

/** One request in the words of each library. */
export type BenchRequest = {
  readonly id: string;
  readonly counts: RequestCounts;
  readonly peer: { readonly provider: string; readonly model: string };
};

/** Mixed requests to models that all three libraries price: plain ones, cached ones, long ones, with reasoning. */
export function mixedRequests(count: number): readonly BenchRequest[] {
  const random = seeded(1_000);
  return Array.from({ length: count }, (_, at) => {
    const [id, provider, model] = MODELS[at % MODELS.length] as (typeof MODELS)[number];
    const input = 1 + someCount(random, 300_000);
    const output = 1 + someCount(random, 20_000);
    const kind = random();
    const counts: Record<string, number> = { 'input-token': input, 'output-token': output };
    if (kind > 0.4) counts['cached-input-token'] = Math.floor(input * random());
    return { id, counts, peer: { provider, model } };
  });
}

const MODELS = [
  ['anthropic/claude-sonnet-4.5', 'anthropic', 'claude-sonnet-4-5'],
  ['anthropic/claude-haiku-4.5', 'anthropic', 'claude-haiku-4-5'],
  ['openai/gpt-4o', 'openai', 'gpt-4o'],
  ['openai/gpt-4.1-mini', 'openai', 'gpt-4.1-mini'],
  ['openai/gpt-5', 'openai', 'gpt-5'],
  ['openai/gpt-5-mini', 'openai', 'gpt-5-mini'],
  ['google/gemini-2.5-pro', 'google', 'gemini-2.5-pro'],
  ['google/gemini-2.5-flash', 'google', 'gemini-2.5-flash'],
] as const;
