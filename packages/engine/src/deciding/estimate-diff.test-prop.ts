import { ratio } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byDefault, given, type Inputs } from '../estimation/assumption.ts';
import { estimate } from '../estimation/estimate.ts';
import { type Field, fieldDefinition } from '../estimation/field.ts';
import { OPERATION_FIELDS } from '../estimation/operations.ts';
import type { Pricing } from '../estimation/pricing.ts';
import { problemsOf } from '../estimation/problem.ts';
import { handMadeCatalog } from '../estimation/testing/hand-made.ts';
import type { Workload, WorkloadKind } from '../estimation/workload.ts';
import { completed, definitionOf, fieldsOf, WORKLOAD_KINDS } from '../estimation/workload-definitions.ts';
import { type Basis, basisOf } from './basis.ts';
import { estimateDiff } from './estimate-diff.ts';

/** The units that each model charges by, some with a condition; the prices are drawn. */
const RATES: Readonly<Record<string, readonly string[]>> = {
  chat: ['input-token', 'output-token', 'cached-input-token', 'cache-write-5m-token', 'web-search'],
  tiers: [
    'input-token',
    'output-token',
    'input-token tier=batch',
    'output-token tier=batch',
    'input-token prompt>9000',
  ],
  hours: ['input-token', 'output-token', 'input-token utc=0100-0400', 'output-token from=2026-11-25'],
  seer: ['input-token', 'input-image-token', 'output-token', 'cached-input-token', 'reasoning-token'],
  painter: ['image quality=low', 'image quality=high', 'input-image'],
  brush: ['megapixel', 'input-megapixel', 'input-token'],
  tokens: ['output-image-token', 'input-token', 'output-token', 'input-image-token'],
  film: ['video-second', 'input-image', 'video-second resolution=1080p'],
  clip: ['clip', 'output-video-token', 'output-token'],
  ears: ['audio-second'],
  hearer: ['input-audio-token', 'input-token', 'output-token'],
  mouth: ['character'],
  speaker: ['output-audio-token', 'output-token', 'input-token', 'spoken-second'],
  live: ['input-token', 'input-audio-token', 'cached-audio-token', 'output-token', 'output-audio-token'],
  meter: ['session-second'],
  plan: ['seat-month'],
};

const MODELS: Readonly<Record<WorkloadKind, readonly string[]>> = {
  text: ['chat', 'tiers', 'hours', 'seer'],
  agent: ['chat', 'tiers', 'hours'],
  image: ['painter', 'brush', 'tokens'],
  video: ['film', 'clip'],
  voice: ['live', 'meter', 'chat'],
  speech: ['mouth', 'speaker'],
  transcription: ['ears', 'hearer', 'meter'],
  subscription: ['plan'],
};

const PRICES: Readonly<Record<WorkloadKind, readonly Field[]>> = {
  text: ['priceInputPerMillion', 'priceOutputPerMillion', 'priceCachedInputPerMillion'],
  agent: ['priceInputPerMillion', 'priceOutputPerMillion'],
  image: ['unitPriceUsd'],
  video: ['pricePerVideoSecond', 'pricePerCredit'],
  voice: ['pricePerSessionMinute', 'priceInputPerMillion'],
  speech: ['pricePerMillionCharacters'],
  transcription: ['pricePerAudioMinute'],
  subscription: ['pricePerSeat'],
};

type Bounds = readonly [least: number, most: number, divisor?: number];

const BY_MEASURE: Readonly<Record<'count' | 'tokens' | 'days' | 'share' | 'usd', Bounds>> = {
  count: [1, 4],
  tokens: [0, 12_000],
  days: [1, 31],
  share: [1, 100, 100],
  usd: [0, 30],
};

const RANGES: { readonly [name in Field]?: Bounds } = {
  compactAtTokens: [20_000, 40_000],
  compactToTokens: [100, 19_000],
  topUp: [5, 100],
  retryRate: [0, 90, 100],
  fallbackShare: [0, 100, 100],
};

const RATE_COUNT = Object.values(RATES).flat().length;

/** Every rate at a price of its own; one in sixteen is missing. */
const anyCatalog = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 0, max: 15 })), {
    minLength: RATE_COUNT,
    maxLength: RATE_COUNT,
  })
  .map((drawn) => {
    const left = [...drawn];
    const rate = (text: string): readonly string[] => {
      const [unit, when = ''] = text.split(' ');
      const [cents, luck] = left.pop() ?? [1, 1];
      return luck === 0 ? [] : [`${unit} $${cents / 100}/1000 ${when}`.trim()];
    };
    const models = Object.entries(RATES).map(([id, rates]) => [id, rates.flatMap(rate)]);
    return handMadeCatalog(Object.fromEntries(models));
  });

/** Kinds of work, one to three of them. */
const anyKinds: fc.Arbitrary<readonly WorkloadKind[]> = fc.array(fc.constantFrom(...WORKLOAD_KINDS), {
  minLength: 1,
  maxLength: 3,
});

/** A scenario of these kinds of work in which nothing is wrong, on one of two days, under a random catalog. */
function basisOfKinds(kinds: readonly WorkloadKind[]): fc.Arbitrary<Basis> {
  return fc
    .record({
      workloads: fc.tuple(...kinds.map(anyWorkload)),
      inputs: someOf([...OPERATION_FIELDS, 'buffer', 'topUp']),
      retries: fc.constantFrom('once' as const, 'until-success' as const),
      catalog: anyCatalog,
      today: fc.constantFrom('2026-11-21', '2026-11-28'),
    })
    .map(({ workloads, inputs, retries, catalog, today }): Basis => {
      return { scenario: { workloads: samePeriod(workloads), inputs, retries }, catalog, today };
    })
    .filter(({ scenario, catalog }) => problemsOf(scenario, catalog).length === 0);
}

const anyBasis: fc.Arbitrary<Basis> = anyKinds.chain(basisOfKinds);

function anyWorkload(kind: WorkloadKind): fc.Arbitrary<Workload> {
  const { volume } = definitionOf(kind);
  const ways: readonly (readonly Field[])[] = [
    [volume.month],
    ...(volume.once === undefined ? [] : [[volume.once]]),
    ...(volume.perUserPerDay === undefined ? [] : [['users', volume.perUserPerDay] as const]),
  ];
  const volumes = new Set<Field>(['users', ...ways.flat()]);
  const optional = [...fieldsOf(kind), ...OPERATION_FIELDS].filter((field) => !volumes.has(field));
  return fc
    .record({
      name: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
      pricing: anyPricing(kind),
      volume: fc.constantFrom(...ways).chain(allOf),
      optional: someOf(optional),
      all: allOf(optional),
      cacheLifetime: fc.option(fc.constantFrom('5m' as const, '1h' as const), { nil: undefined }),
      fallback: fc.option(fc.tuple(anyPricing('text'), anyValue('fallbackShare')), { nil: undefined }),
      chain: fc.option(
        fc.record({ transcription: anyPricing('transcription'), speech: anyPricing('speech') }),
        { nil: undefined },
      ),
    })
    .map(({ name, pricing, volume: count, optional: some, all, cacheLifetime, fallback, chain }) => {
      const draft = {
        kind,
        pricing,
        inputs: { ...some, ...count },
        ...(name === undefined ? {} : { name }),
      } as Workload;
      const needed = definitionOf(kind)
        .needs(draft)
        .flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]]]));
      const inputs: Inputs = { ...draft.inputs, ...Object.fromEntries(needed) };
      const caches = (kind === 'text' || kind === 'agent') && cacheLifetime !== undefined;
      const backed = kind === 'text' && fallback !== undefined;
      return {
        ...draft,
        inputs,
        ...(caches ? { cacheLifetime } : {}),
        ...(backed
          ? { fallbacks: [{ ...fallback[0], inputs: { ...fallback[0].inputs, fallbackShare: fallback[1] } }] }
          : {}),
        ...(kind === 'voice' && chain !== undefined ? { chain } : {}),
      } as Workload;
    });
}

function anyPricing(kind: WorkloadKind): fc.Arbitrary<Pricing> {
  const verbose: readonly Field[] = kind === 'text' || kind === 'agent' ? ['verbosity'] : [];
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        model: fc.constantFrom(...MODELS[kind]),
        inputs: someOf([...verbose, ...PRICES[kind].slice(0, 1)]),
        variant: fc.constantFrom({}, { quality: 'low' }, { quality: 'high' }, { resolution: '1080p' }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ inputs: allOf(PRICES[kind]) }) },
  );
}

/** Work that is done once and work that repeats are not mixed in a scenario: all of it is stated like the first. */
function samePeriod(workloads: readonly Workload[]): readonly Workload[] {
  const isOnce = ({ kind, inputs }: Workload): boolean => {
    const { once } = definitionOf(kind).volume;
    return once !== undefined && inputs[once] !== undefined;
  };
  return workloads.filter((workload) => isOnce(workload) === isOnce(workloads[0] as Workload));
}

function someOf(fields: readonly Field[]): fc.Arbitrary<Inputs> {
  return fc
    .tuple(...fields.map((field) => fc.tuple(fc.integer({ min: 0, max: 2 }), anyValue(field))))
    .map((drawn) =>
      Object.fromEntries(drawn.flatMap(([chance, value], at) => (chance === 0 ? [[fields[at], value]] : []))),
    );
}

function allOf(fields: readonly Field[]): fc.Arbitrary<Inputs> {
  return fc
    .tuple(...fields.map(anyValue))
    .map((drawn) => Object.fromEntries(drawn.map((value, at) => [fields[at], value])));
}

function anyValue(field: Field): fc.Arbitrary<Inputs[Field] & object> {
  const numbers = RANGES[field] ?? BY_MEASURE[fieldDefinition(field).measure];
  return fc
    .tuple(fc.integer({ min: numbers[0] * 4, max: numbers[1] * 4 }), fc.boolean())
    .map(([quarters, isDefault]) => {
      const value = ratio(BigInt(quarters), 4n * BigInt(numbers[2] ?? 1));
      return isDefault && field === 'attemptsPerAccepted' ? byDefault(value, 'drawn') : given(value);
    });
}

/** The basis with every default written out, which changes no figure. */
function writtenOut(basis: Basis): Basis {
  return { ...basis, scenario: completed(basis.scenario) };
}

/** Two plans of the same kinds of work, of which no input is the same; or under the same prices, or of other work. */
const anyPair: fc.Arbitrary<readonly [Basis, Basis]> = fc.oneof(
  anyKinds.chain((kinds) => fc.tuple(basisOfKinds(kinds), basisOfKinds(kinds))),
  anyKinds
    .chain((kinds) => fc.tuple(basisOfKinds(kinds), basisOfKinds(kinds)))
    .map(([a, b]) => [a, { ...b, catalog: a.catalog, today: a.today }] as const),
  fc.tuple(anyBasis, anyBasis),
);

function lawful(law: (before: Basis, after: Basis) => void, numRuns = 80): void {
  fc.assert(
    fc.property(anyPair, ([before, after]) => law(before, after)),
    { numRuns },
  );
}

describe('estimateDiff', () => {
  it('has parts that add up to the difference of the planned totals, to the picodollar', () => {
    lawful((before, after) => {
      const { parts, sums, change } = estimateDiff(before, after);
      const planned = [before, after].map(
        ({ scenario, catalog, today }) => estimate(scenario, catalog, today).planned.money,
      );
      expect(change).toBe((planned[1] as bigint) - (planned[0] as bigint));
      expect(parts.reduce((total, part) => total + part.change, 0n)).toBe(change);
      expect(sums.reduce((total, part) => total + part.change, 0n)).toBe(change);
    });
  });

  it('finds no difference between an estimate and itself, nor when its defaults are written out', () => {
    lawful((basis) => {
      for (const other of [basis, writtenOut(basis)]) {
        const { parts, change } = estimateDiff(basis, other);
        expect([parts, change]).toEqual([[], 0n]);
      }
    }, 40);
  });

  it('finds the opposite change the other way round', () => {
    lawful((before, after) => {
      expect(estimateDiff(after, before).change).toBe(-estimateDiff(before, after).change);
    }, 40);
  });

  it('blames only the kinds of change that were made', () => {
    lawful((before, { catalog, today }) => {
      const { parts } = estimateDiff(before, { ...before, catalog, today });
      expect(new Set(parts.map(({ kind }) => kind))).toEqual(new Set(parts.length === 0 ? [] : ['price']));
    }, 40);
  });

  it('says that it is exact when both totals are, and no other time', () => {
    lawful((before, after) => {
      const diff = estimateDiff(before, after);
      const exact = diff.before.kind === 'exact' && diff.after.kind === 'exact';
      expect(diff.kind).toBe(exact ? 'exact' : 'at-least');
      expect(diff.reasons.length > 0).toBe(!exact);
    }, 40);
  });
});

describe('basisOf', () => {
  it('repeats the estimate that it was taken from', () => {
    fc.assert(
      fc.property(anyBasis, ({ scenario, catalog, today }) => {
        const kept = estimate(scenario, catalog, today);
        const basis = basisOf(kept);
        expect(estimate(basis.scenario, basis.catalog, basis.today)).toEqual(kept);
      }),
      { numRuns: 100 },
    );
  });
});
