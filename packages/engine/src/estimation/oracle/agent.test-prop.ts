import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Choose, choicesOf } from '../testing/any-rates.ts';
import { inputs, listed, type Values } from '../testing/hand-made.ts';
import type { CacheLifetime } from '../workload.ts';
import { type Fraction, fraction, isAbove, larger, minus, over, plus, split, times } from './fraction.ts';
import { anyAround, type Case, decimal, disagreement, happens, type Plan, positive } from './judgement.ts';

const MILLION = fraction(1_000_000);
const LONG = 20_000;
const ONE = fraction(1);
const ZERO = fraction(0);

/** A call that the model answers: what it is sent, what of that it was sent before, what it writes; and how often. */
type Call = {
  readonly often: Fraction;
  readonly prompt: Fraction;
  readonly before: Fraction;
  readonly output: Fraction;
};

type Work = {
  readonly plan: Plan;
  readonly lifetime: CacheLifetime | undefined;
  readonly calls: readonly Call[];
};

const of = (plan: Plan, name: string, otherwise = '0'): Fraction => fraction(plan[name] ?? otherwise);

function ratesOf(prices: Plan): readonly string[] {
  return Object.entries(prices).map(([name, price]) => {
    const [unit = '', at] = name.split('/');
    return `${unit}-token $${price}/1M${at === undefined ? '' : at === 'long' ? ` prompt>${LONG}` : ' tier=batch'}`;
  });
}

function anyPrices(choose: Choose): Plan {
  const maybe = (name: string): Plan => (happens(choose) ? { [name]: positive(choose, 50) } : {});
  return {
    input: positive(choose, 50),
    output: positive(choose, 50),
    ...maybe('cached-input'),
    ...maybe('cache-write-5m'),
    ...maybe('cache-write-1h'),
    ...maybe('input/long'),
    ...maybe('output/long'),
    ...maybe('input/batch'),
  };
}

/** The calls of one task, message by message. */
function growingCalls(plan: Plan): readonly Call[] {
  const output = of(plan, 'outputTokens');
  const parts = ['prefixTokens', 'instructionTokens', 'toolDefinitionTokens', 'fileTokens', 'historyTokens'];
  const prefix = plus(...parts.map((name) => of(plan, name)));
  const fedBack = of(plan, 'fedBackShare', plan['growthTokens'] === undefined ? '1' : '0');
  const added = plus(of(plan, 'toolResultTokens'), of(plan, 'growthTokens'), times(output, fedBack));
  const compactAt = plan['compactAtTokens'];
  const compactTo = plan['compactToTokens'];
  const summary =
    compactTo === undefined
      ? usualSummary(prefix, of(plan, 'compactAtTokens'))
      : larger(ZERO, minus(fraction(compactTo), prefix));
  const { whole, rest } = split(of(plan, 'callsPerTask'));
  const calls: Call[] = [];
  let messages: readonly Fraction[] = [];
  let sent = ZERO;
  for (const often of [...Array.from({ length: whole }, () => ONE), rest]) {
    const context = plus(prefix, ...messages);
    if (compactAt !== undefined && isAbove(context, fraction(compactAt))) {
      calls.push({ often, prompt: context, before: sent, output: summary });
      messages = [summary];
      sent = prefix;
    }
    const prompt = plus(prefix, ...messages);
    calls.push({ often, prompt, before: sent, output });
    messages = [...messages, added];
    sent = prompt;
  }
  return calls;
}

/** 10,000 tokens, or half of the room where that is less. */
function usualSummary(prefix: Fraction, compactAt: Fraction): Fraction {
  const half = over(minus(compactAt, prefix), fraction(2));
  return isAbove(half, fraction(10_000)) ? fraction(10_000) : half;
}

function averageCalls(plan: Plan): readonly Call[] {
  const parts = [
    'instructionTokens',
    'historyTokens',
    'fileTokens',
    'toolDefinitionTokens',
    'toolResultTokens',
  ];
  const named = parts.filter((name) => plan[name] !== undefined);
  const whole = plan['contextTokens'] === undefined ? 'inputTokens' : 'contextTokens';
  const prompt = plus(...(named.length > 0 ? named : [whole]).map((name) => of(plan, name)));
  return [{ often: of(plan, 'callsPerTask'), prompt, before: ZERO, output: of(plan, 'outputTokens') }];
}

/** The calls of one task in dollars, with or without the cache, at the standard or the batch rates. */
function dollarsOf(
  { plan, lifetime, calls }: Work,
  prices: Plan,
  at: { cached: boolean; batch: boolean },
): Fraction {
  const grows = calls.length > 1 || 'prefixTokens' in plan;
  const tokens = calls.map(({ often, prompt, before, output }) => {
    const long = isAbove(prompt, fraction(LONG));
    const rate = (unit: 'input' | 'output'): Fraction =>
      fraction(
        (long && prices[`${unit}/long`]) || (at.batch && prices[`${unit}/batch`]) || (prices[unit] as string),
      );
    const rateOr = (name: string): Fraction =>
      prices[name] === undefined ? rate('input') : of(prices, name);
    const alive = minus(ONE, of(plan, 'cacheExpiryShare', '0.037'));
    const expires = grows && lifetime !== undefined;
    const read = expires ? times(before, alive) : times(prompt, of(plan, 'cachedShare'));
    const written = expires ? minus(prompt, read) : times(prompt, of(plan, 'cacheWriteShare'));
    const plain = at.cached ? minus(minus(prompt, read), written) : prompt;
    const cached = plus(
      times(read, rateOr('cached-input')),
      times(written, rateOr(`cache-write-${lifetime ?? '5m'}`)),
    );
    const answered = times(output, rate('output'));
    return times(often, plus(times(plain, rate('input')), at.cached ? cached : ZERO, answered));
  });
  return over(plus(...tokens), MILLION);
}

function anyContext(choose: Choose, grows: boolean): Values {
  const maybe = (name: string, value: string): Plan => (happens(choose) ? { [name]: value } : {});
  const shares = {
    ...maybe('cachedShare', decimal(choose, 0.6)),
    ...maybe('cacheWriteShare', decimal(choose, 0.4)),
    ...maybe('batchShare', decimal(choose, 1)),
  };
  const whole = happens(choose) ? 'contextTokens' : 'inputTokens';
  if (!grows && happens(choose)) return { ...shares, [whole]: decimal(choose, 40_000) };
  const parts = {
    ...shares,
    instructionTokens: decimal(choose, 3_000),
    ...maybe('historyTokens', decimal(choose, 9_000)),
    ...maybe('fileTokens', decimal(choose, 9_000)),
    ...maybe('toolDefinitionTokens', decimal(choose, 3_000)),
    ...maybe('toolResultTokens', decimal(choose, 2_000)),
  };
  if (!grows) return parts;
  // Above every prefix there can be: 9,000 and its parts are 33,000 at most.
  const compactAtTokens = happens(choose) ? '25000.50' : '40000.50';
  const isDefault = compactAtTokens === '40000.50' && happens(choose);
  const compactToTokens = decimal(choose, 25_000);
  const compaction = happens(choose) ? { compactAtTokens, ...(isDefault ? {} : { compactToTokens }) } : {};
  return {
    ...parts,
    prefixTokens: decimal(choose, 9_000),
    ...maybe('growthTokens', decimal(choose, 4_000)),
    ...maybe('fedBackShare', decimal(choose, 1)),
    ...maybe('cacheExpiryShare', decimal(choose, 1)),
    ...compaction,
  };
}

function anyCase(choose: Choose, grows: boolean): Case {
  const callsPerTask = grows && happens(choose) ? `${choose(12) + 1}` : positive(choose, 12);
  const plan = { callsPerTask, outputTokens: decimal(choose, 2_000), ...anyContext(choose, grows) };
  const lifetime = ([undefined, '5m', '1h'] as const)[choose(3)];
  const verbosity = positive(choose, 3);
  const [prices, tasks] = [anyPrices(choose), positive(choose, 9_999)];
  const output = times(fraction(plan.outputTokens), fraction(verbosity));
  const verbose = { ...plan, outputTokens: plainText(output) };
  const work = { plan: verbose, lifetime, calls: grows ? growingCalls(verbose) : averageCalls(verbose) };
  const batched = of(plan, 'batchShare');
  const all = (dollars: Fraction): Fraction => times(fraction(tasks), dollars);
  return {
    work: {
      kind: 'agent',
      pricing: listed('agent', { verbosity }),
      inputs: inputs({ ...plan, tasksPerMonth: tasks }),
      ...(lifetime === undefined ? {} : { cacheLifetime: lifetime }),
    },
    rates: { agent: ratesOf(prices) },
    base: all(dollarsOf(work, prices, { cached: false, batch: false })),
    cost: all(
      plus(
        times(minus(ONE, batched), dollarsOf(work, prices, { cached: true, batch: false })),
        times(batched, dollarsOf(work, prices, { cached: true, batch: true })),
      ),
    ),
  };
}

/** A fraction of hundredths of hundredths as a decimal. */
function plainText({ top, bottom }: Fraction): string {
  const digits = ((top * 10_000n) / bottom).toString().padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

describe.each([
  ['an average context', false],
  ['a context that grows', true],
])('estimate of an agent with %s', (_, grows) => {
  it.each(['once', 'until-success'] as const)(
    'agrees with an oracle of plain fractions, retries %s',
    (retries) => {
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const choose = choicesOf(seed);
          const each = anyCase(choose, grows);
          expect(disagreement(each, anyAround(choose), retries)).toBeUndefined();
        }),
        { numRuns: 150 },
      );
    },
  );
});
