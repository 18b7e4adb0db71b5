import {
  compare as compareRatios,
  exact,
  type Money,
  multiply,
  NOTHING,
  type Ratio,
  ratio,
} from '@tollkeeper/pricing';

import type { Assumed } from '../estimation/assumption.ts';
import { type Estimate, estimate } from '../estimation/estimate.ts';
import type { PriceSource } from '../estimation/pricing.ts';
import { type Problem, problemsOf } from '../estimation/problem.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { type Decider, decidedBy } from './decider.ts';
import { withInput, withModel } from './edit.ts';
import { unsuitedTo } from './unsuited-model.ts';

/** A model to compare, and how much more or less it writes than was assumed. */
export type Candidate = { readonly model: string; readonly verbosity?: Assumed; readonly workload?: number };

export type Comparison = {
  /** By the planned total, the least first; those whose total is only "at least" after all exact ones. */
  readonly ranked: readonly Ranked[];
  /** Models for which the scenario has no estimate, and why. */
  readonly refused: readonly { readonly model: string; readonly problems: readonly Problem[] }[];
  readonly verdict: Verdict;
  /** Models with an unknown price whose known part does not exceed the cheapest total: they may be cheaper. */
  readonly undecided: readonly string[];
  /** What prices do not tell; always the same sentence. */
  readonly caution: string;
};

/** What the planned totals say about the least one; candidates without an exact total have no part in it. */
export type Verdict =
  | { readonly kind: 'cheapest'; readonly model: string }
  | { readonly kind: 'tie' | 'too-close-to-call'; readonly models: readonly string[] }
  | { readonly kind: 'unknown' };

export type Ranked = {
  readonly model: string;
  readonly estimate: Estimate;
  /** How it stands against the cheapest exact total; absent for that one, and for totals of "at least". */
  readonly against?: Difference;
};

export type Difference = {
  readonly kind: 'tie' | 'too-close-to-call' | 'dearer';
  readonly money: Money;
  /** Its total as a multiple of the cheapest; absent where that costs nothing. */
  readonly factor?: Ratio;
  /** What makes most of the difference; absent for a tie. */
  readonly decidedBy?: Decider;
};

/** Estimates the same scenario with each model; a model may come with its own verbosity. */
export function compare(
  scenario: Scenario,
  models: readonly (string | Candidate)[],
  prices: PriceSource,
): Comparison {
  const candidates = models.map((each) => (typeof each === 'string' ? { model: each } : each));
  const judged = candidates.map((candidate) => {
    return { model: candidate.model, ...judgedAs(candidate, scenario, prices) };
  });
  const estimates = judged
    .flatMap((each): readonly Ranked[] => (each.kind === 'estimate' ? [each] : []))
    .map(({ model, estimate: made }) => ({ model, estimate: made }))
    .toSorted(byPlanned);
  const [first] = estimates;
  const cheapest = first !== undefined && isExact(first) ? first : undefined;
  const ranked = estimates.map((each) => againstCheapest(each, cheapest));
  return {
    ranked,
    refused: judged.flatMap((each) =>
      each.kind === 'refused' ? [{ model: each.model, problems: each.problems }] : [],
    ),
    verdict: verdictOf(ranked, cheapest),
    undecided: estimates.flatMap((each) =>
      isExact(each) ||
      (cheapest !== undefined && each.estimate.planned.money > cheapest.estimate.planned.money)
        ? []
        : [each.model],
    ),
    caution: CAUTION,
  };
}

type Judged =
  | { readonly kind: 'estimate'; readonly estimate: Estimate }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

function judgedAs(candidate: Candidate, scenario: Scenario, prices: PriceSource): Judged {
  const edited = scenarioFor(candidate, scenario, prices);
  const problems = problemsOf(edited, prices.catalog);
  if (problems.length > 0) return { kind: 'refused', problems };
  const made = estimate(edited, prices.catalog, prices.today);
  const unsuited = unsuitedTo(candidate.model, made, prices);
  return unsuited.length > 0 ? { kind: 'refused', problems: unsuited } : { kind: 'estimate', estimate: made };
}

function scenarioFor(
  { verbosity, ...edit }: Candidate,
  scenario: Scenario,
  { catalog }: PriceSource,
): Scenario {
  const changed = withModel(scenario, edit, catalog);
  if (verbosity === undefined) return changed;
  const places = changed.workloads.flatMap(({ pricing: { model } }, at) =>
    model === edit.model && (edit.workload ?? at) === at ? [at] : [],
  );
  return places.reduce(
    (sofar, workload) => withInput(sofar, { field: 'verbosity', assumed: verbosity, workload }),
    changed,
  );
}

function byPlanned(a: Ranked, b: Ranked): number {
  const unknown = Number(!isExact(a)) - Number(!isExact(b));
  if (unknown !== 0) return unknown;
  const [first, second] = [a.estimate.planned.money, b.estimate.planned.money];
  return first < second ? -1 : Number(first > second);
}

function isExact({ estimate: { planned } }: Ranked): boolean {
  return planned.kind === 'exact';
}

function againstCheapest(each: Ranked, cheapest: Ranked | undefined): Ranked {
  if (cheapest === undefined || each === cheapest || !isExact(each)) return each;
  const [own, least] = [each.estimate.planned.money, cheapest.estimate.planned.money];
  const money = (own - least) as Money;
  const decider = decidedBy(each.estimate, cheapest.estimate);
  return {
    ...each,
    against: {
      kind: closeness(money, least),
      money,
      ...(least === NOTHING ? {} : { factor: ratio(own, least) }),
      ...(decider === undefined ? {} : { decidedBy: decider }),
    },
  };
}

function closeness(difference: Money, least: Money): Difference['kind'] {
  if (difference === NOTHING) return 'tie';
  const close = compareRatios(ratio(difference), multiply(ratio(least), TOO_CLOSE)) < 0;
  return close ? 'too-close-to-call' : 'dearer';
}

function verdictOf(ranked: readonly Ranked[], cheapest: Ranked | undefined): Verdict {
  if (cheapest === undefined) return { kind: 'unknown' };
  const { model } = cheapest;
  const as = (kind: Difference['kind']): readonly string[] =>
    ranked.flatMap((each) => (each.against?.kind === kind ? [each.model] : []));
  const [ties, close] = [as('tie'), as('too-close-to-call')];
  if (close.length > 0) return { kind: 'too-close-to-call', models: [model, ...ties, ...close] };
  return ties.length > 0 ? { kind: 'tie', models: [model, ...ties] } : { kind: 'cheapest', model };
}

/** Below this share of the cheaper total, the assumptions decide and not the prices. */
const TOO_CLOSE = exact('0.02');

const CAUTION =
  'Prices say nothing about quality: a cheaper model may need more attempts, or longer prompts, for the same result.';
