import type { Field } from '../estimation/field.ts';
import type { WorkloadKind } from '../estimation/workload.ts';

/** What is written down of each run, where to read it, and the inputs that it replaces; none for what is compared. */
export type PilotRecord = { readonly what: string; readonly replaces: readonly Field[] };

/** What to write down, by the kind of work; the names are those of a response of OpenRouter (its docs, 2026-08-22). */
export function pilotRecords(kind: WorkloadKind): readonly PilotRecord[] {
  return [
    ...(OF_KIND[kind] ?? []),
    ...OF_ALL,
    { what: 'accepted, yes or no', replaces: ACCEPTED[kind] ?? ['rejectionRate'] },
  ];
}

function record(what: string, ...replaces: readonly Field[]): PilotRecord {
  return { what, replaces };
}

const CACHED = [
  record('cached tokens (usage.prompt_tokens_details.cached_tokens)', 'cachedShare'),
  record('tokens written to the cache (usage.prompt_tokens_details.cache_write_tokens)', 'cacheWriteShare'),
];

const OF_KIND: { readonly [Kind in WorkloadKind]?: readonly PilotRecord[] } = {
  text: [
    record('input tokens (usage.prompt_tokens)', 'inputTokens'),
    record('output tokens (usage.completion_tokens)', 'outputTokens'),
    record(
      'reasoning tokens among them (usage.completion_tokens_details.reasoning_tokens)',
      'reasoningTokens',
    ),
    ...CACHED,
  ],
  agent: [
    record('model calls of the task', 'callsPerTask'),
    record('input tokens of each call (usage.prompt_tokens)', 'contextTokens'),
    record('output tokens of each call, reasoning among them (usage.completion_tokens)', 'outputTokens'),
    ...CACHED,
  ],
  image: [
    record('input tokens (usage.prompt_tokens)', 'inputTokens'),
    record('output tokens (usage.completion_tokens)', 'tokensPerOutputImage'),
  ],
  voice: [record('minutes of the session', 'minutesPerSession')],
};

const OF_ALL: readonly PilotRecord[] = [
  record('cost (usage.cost)'),
  record('status: done or failed', 'failedJobRate'),
  record('retries', 'retryRate'),
];

const ACCEPTED: { readonly [Kind in WorkloadKind]?: readonly Field[] } = {
  agent: ['successRate'],
  image: ['attemptsPerAccepted'],
  video: ['attemptsPerAccepted'],
};
