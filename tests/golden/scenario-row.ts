import { byDefault, type Inputs, given, type Scenario, type Workload } from '@tollkeeper/engine';
import { divide, exact, multiply, type RateCard, type Ratio, type Usage, ZERO } from '@tollkeeper/pricing';

import type { Row } from './rows.ts';

/** What the scenario of a row is called in its stand-in for a catalog. */
const ROW_MODEL = 'the row';

/** The scenario that a row describes in its peer's words, in ours. Throws on a word that has no counterpart. */
export function scenarioOfRow(row: Row, usage: Usage): Scenario {
  const { workload, operations } = readScenario((row['scenario'] ?? {}) as Fields, usage);
  return { workloads: [workload], inputs: operations };
}

/** The rate card with what a row states beside its rates: a cheaper batch, a share of the input price when cached. */
export function scenarioCard(card: RateCard, row: Row): RateCard {
  const { batch_multiplier: batch } = row['prices_used'] as Fields;
  const { cache_price_pct_field: percentOff } = (row['scenario'] ?? {}) as Fields;
  const scaled = (factor: Ratio, rate: RateCard['rates'][number]) => {
    if (rate.price.kind !== 'flat') throw new Error('only a flat price can be scaled');
    const { numerator, denominator } = multiply(exact(rate.price.amount), factor);
    return { ...rate, price: { ...rate.price, amount: numerator as never, per: rate.price.per * denominator } };
  };
  const cheaper =
    batch === undefined
      ? []
      : card.rates.map((rate) => ({ ...scaled(exact(String(batch)), rate), condition: { tier: 'batch' as const } }));
  const input = card.rates.find(({ unit }) => unit === 'input-token');
  const cached =
    percentOff === undefined || input === undefined
      ? []
      : [{ ...scaled(divide(exact(100 - Number(percentOff)), exact(100)), input), unit: 'cached-input-token' as const }];
  return { ...card, model: ROW_MODEL, rates: [...card.rates, ...cached, ...cheaper] };
}

type Fields = Readonly<Record<string, string | number | boolean>>;
type Read = { readonly workload: Workload; readonly operations: Inputs };

function readScenario(fields: Fields, usage: Usage): Read {
  const unknown = Object.keys(fields).find((name) => !KNOWN.has(name));
  if (unknown !== undefined) throw new Error(`scenario has the unknown field ${unknown}`);
  const operations = defined({
    retryRate: percent(fields['retry_rate_pct']),
    buffer: percent(fields['buffer_pct']) ?? number(fields['margin']),
  });
  const pricing = { model: ROW_MODEL, inputs: {} };
  const attempts = { attemptsPerAccepted: number(fields['attempts_per_accepted']) };
  switch (kindOf(fields)) {
    case 'image': {
      const inputs = defined({ acceptedImages: number(fields['accepted']), ...attempts });
      return { workload: { kind: 'image', pricing, inputs }, operations };
    }
    case 'video': {
      const clips = { acceptedClips: number(fields['accepted']), secondsPerClip: number(fields['seconds']) };
      return { workload: { kind: 'video', pricing, inputs: defined({ ...clips, ...attempts }) }, operations };
    }
    case 'growth':
      return { workload: { kind: 'agent', pricing, inputs: growingTask(fields) }, operations };
    case 'agent':
      return { workload: { kind: 'agent', pricing, inputs: averageTasks(fields, usage) }, operations };
    case 'cache':
      return { workload: { kind: 'text', pricing, inputs: cachedPrefix(fields) }, operations };
    case 'text': {
      const inputs = { ...requestsOf(fields), ...tokensOf(usage), ...tierOf(fields) };
      return { workload: { kind: 'text', pricing, inputs }, operations };
    }
  }
}

function kindOf({ type, calls_K, writes, accepted, seconds, tasks }: Fields) {
  if (type === 'image' || type === 'video') return type;
  if (calls_K !== undefined) return 'growth';
  if (writes !== undefined) return 'cache';
  if (tasks !== undefined) return 'agent';
  if (accepted === undefined) return 'text';
  return seconds === undefined ? 'image' : 'video';
}

/** Requests of a month or a day, or one alone. */
function requestsOf(fields: Fields): Inputs {
  const users = number(fields['monthly_active_users']);
  if (users !== undefined) {
    const activeDays = number(fields['active_days']);
    return defined({ users, activeDays, requestsPerUserPerDay: number(fields['requests_per_user_day']) });
  }
  const daily = number(fields['requests_per_day']);
  const monthly = number(fields['requests_per_month']);
  const { report } = fields;
  if (report === 'per_request') return { calls: given(exact(1)) };
  if (report === 'monthly' && monthly === undefined && daily !== undefined) {
    return { monthlyRequests: given(multiply(daily.value, exact(30))) };
  }
  return { calls: daily ?? monthly ?? number(fields['requests']) ?? given(exact(1)) };
}

/** The tokens of one request; reasoning is an output of its own, and what is cached a share of the input. */
function tokensOf(usage: Usage): Inputs {
  const input = usage.get('input-token') ?? ZERO;
  const reasoning = usage.get('reasoning-token');
  const output = usage.get('output-token') ?? ZERO;
  const share = (unit: 'cached-input-token' | 'cache-write-token') => {
    const part = usage.get(unit);
    return part === undefined ? undefined : given(divide(part, input));
  };
  return defined({
    inputTokens: given(input),
    outputTokens: given(reasoning === undefined ? output : subtractFrom(output, reasoning)),
    reasoningTokens: reasoning === undefined ? undefined : given(reasoning),
    cachedShare: share('cached-input-token'),
    cacheWriteShare: share('cache-write-token'),
  });
}

function tierOf({ batch }: Fields): Inputs {
  return batch === true ? { batchShare: given(exact(1)) } : {};
}

/** Tasks whose calls are alike; the results of tools come on top of the input unless the type says they are in it. */
function averageTasks(fields: Fields, usage: Usage): Inputs {
  const input = usage.get('input-token') ?? ZERO;
  const results = fields['type'] === 'coding_agent_flat' ? undefined : number(fields['tool_result_tokens']);
  return defined({
    tasks: number(fields['tasks']),
    callsPerTask: number(fields['calls_per_task']),
    historyTokens: given(input),
    toolResultTokens: results,
    outputTokens: given(usage.get('output-token') ?? ZERO),
    cachedShare: percent(fields['cache_read_pct']),
  });
}

/**
 * A step of K calls as tokencast counts it: the stated input and output are those of the whole step, and its factor
 * (K + 1) / 2 is a prefix as long as the growth. A band is that many steps.
 */
function growingTask(fields: Fields): Inputs {
  const calls = exact(String(fields['calls_K']));
  const each = divide(exact(String(fields['base_input_tokens'])), calls);
  return defined({
    tasks: number(fields['band_multiplier']) ?? given(exact(1)),
    callsPerTask: given(calls),
    prefixTokens: given(each),
    growthTokens: given(each),
    outputTokens: given(divide(exact(String(fields['output_tokens'])), calls)),
    cachedShare: number(fields['cache_hit']),
    fedBackShare: byDefault(ZERO, 'the stated growth has the output in it'),
  });
}

/** A prefix that is written and then read; nothing else is asked or answered. */
function cachedPrefix(fields: Fields): Inputs {
  const [writes, reads] = [exact(String(fields['writes'])), exact(String(fields['reads']))];
  const requests = exact(Number(fields['writes']) + Number(fields['reads']));
  return {
    calls: given(requests),
    inputTokens: given(exact(String(fields['prefix_tokens'] ?? 1_000_000))),
    outputTokens: given(ZERO),
    cachedShare: given(divide(reads, requests)),
    cacheWriteShare: given(divide(writes, requests)),
  };
}

function number(field: Fields[string] | undefined) {
  return field === undefined ? undefined : given(exact(String(field)));
}

function percent(field: Fields[string] | undefined) {
  return field === undefined ? undefined : given(divide(exact(String(field)), exact(100)));
}

function subtractFrom(whole: Ratio, part: Ratio): Ratio {
  return { numerator: whole.numerator * part.denominator - part.numerator * whole.denominator, denominator: whole.denominator * part.denominator };
}

function defined(inputs: { readonly [Name in keyof Inputs]: Inputs[Name] | undefined }): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));
}

/** Every word that a scenario of the corpus has. Some only say where the figures come from. */
const KNOWN = new Set([
  'type',
  'preset',
  'step',
  'band',
  'context_growth',
  'cache',
  'measure',
  'report',
  'requests',
  'requests_per_day',
  'requests_per_month',
  'margin',
  'batch',
  'monthly_active_users',
  'active_days',
  'requests_per_user_day',
  'retry_rate_pct',
  'buffer_pct',
  'accepted',
  'attempts_per_accepted',
  'seconds',
  'tasks',
  'calls_per_task',
  'tool_result_tokens',
  'cache_read_pct',
  'cache_price_pct_field',
  'calls_K',
  'base_input_tokens',
  'output_tokens',
  'cache_hit',
  'band_multiplier',
  'writes',
  'reads',
  'write_multiplier',
  'read_multiplier',
  'prefix_tokens',
  'ttl',
]);
