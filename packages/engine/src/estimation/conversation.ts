import { ONE, ZERO } from '@tollkeeper/pricing';

import type { Arithmetic } from './arithmetic.ts';

/** Calls of which each begins with the same prefix and reads again what the calls before it have added. */
export type Conversation<N> = {
  /** How many calls; 12.5 of them are twelve and a half of the thirteenth. */
  readonly calls: N;
  /** Tokens that every call begins with. */
  readonly prefix: N;
  /** Tokens that each call adds for those after it. */
  readonly growth: N;
  readonly compaction?: Compaction<N>;
};

/** Above `at` tokens the context is summarised, so that it has `to` tokens, the prefix among them. */
export type Compaction<N> = { readonly at: N; readonly to: N };

/** One call of the conversation. */
export type Call<N> = {
  /** How much of this call takes place: 1, or the fraction of the last one. */
  readonly weight: N;
  readonly prompt: N;
  /** How many earlier calls' additions are in the prompt, and how much of a summary. */
  readonly additions: N;
  readonly summary: N;
  /** What of the prompt an earlier call has sent. */
  readonly repeated: N;
  /** The call before this one that compacts the context, and how much of it takes place. */
  readonly compaction?: { readonly weight: N; readonly prompt: N; readonly repeated: N; readonly output: N };
};

/**
 * The calls one by one, since the length of each chooses its own rates. Without compaction their prompts add up to
 * K·P + g·K(K−1)/2 tokens for K calls, a prefix of P and a growth of g.
 */
export function callsOf<N>(conversation: Conversation<N>, n: Arithmetic<N>): readonly Call<N>[] {
  const { calls, prefix, growth, compaction } = conversation;
  const [zero, one] = [n.constant(ZERO), n.constant(ONE)];
  const all: Call<N>[] = [];
  let state = { additions: zero, summary: zero, sent: zero };
  for (let place = 0; place < n.ceiling(calls); place += 1) {
    const before = n.constant({ numerator: BigInt(place), denominator: 1n });
    const weight = n.smaller(one, n.larger(zero, n.minus(calls, before)));
    const grown = n.plus(prefix, n.times(growth, state.additions), state.summary);
    const { additions, summary, repeated } = compacted({ ...state, grown, prefix }, compaction, n);
    const prompt = n.plus(prefix, n.times(growth, additions), summary);
    const call = { weight, prompt, additions, summary, repeated };
    all.push(
      compaction === undefined
        ? call
        : { ...call, compaction: compactionCall({ weight, grown, sent: state.sent, prefix }, compaction, n) },
    );
    state = { additions: n.plus(additions, one), summary, sent: prompt };
  }
  return all;
}

type Context<N> = {
  readonly additions: N;
  readonly summary: N;
  readonly sent: N;
  readonly grown: N;
  readonly prefix: N;
};

/** After a compaction only the prefix is as it was; what comes after it has never been sent. */
function compacted<N>(
  { additions, summary, sent, grown, prefix }: Context<N>,
  compaction: Compaction<N> | undefined,
  n: Arithmetic<N>,
): Pick<Call<N>, 'additions' | 'summary' | 'repeated'> {
  if (compaction === undefined) return { additions, summary, repeated: sent };
  const { at } = compaction;
  return {
    additions: n.whereAbove(grown, at, { above: n.constant(ZERO), otherwise: additions }),
    summary: n.whereAbove(grown, at, { above: summaryOf(prefix, compaction, n), otherwise: summary }),
    repeated: n.whereAbove(grown, at, { above: prefix, otherwise: sent }),
  };
}

/** To compact, the model reads the whole context once more and writes the summary. */
function compactionCall<N>(
  {
    weight,
    grown,
    sent,
    prefix,
  }: { readonly weight: N; readonly grown: N; readonly sent: N; readonly prefix: N },
  compaction: Compaction<N>,
  n: Arithmetic<N>,
): NonNullable<Call<N>['compaction']> {
  const happens = n.whereAbove(grown, compaction.at, { above: weight, otherwise: n.constant(ZERO) });
  return { weight: happens, prompt: grown, repeated: sent, output: summaryOf(prefix, compaction, n) };
}

function summaryOf<N>(prefix: N, { to }: Compaction<N>, n: Arithmetic<N>): N {
  return n.larger(n.constant(ZERO), n.minus(to, prefix));
}
