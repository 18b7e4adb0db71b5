import { describe, expect, it } from 'vitest';

import { BILLING_UNITS, type BillingUnit } from './billing-unit.ts';
import { leafQuantities } from './leaf-quantities.ts';
import { ratio } from './ratio.ts';
import type { Usage } from './usage.ts';

const ALL: ReadonlySet<BillingUnit> = new Set([
  'input-token',
  'cached-input-token',
  'cache-write-5m-token',
  'output-token',
  'reasoning-token',
]);

const EVERY_UNIT = new Set(Object.keys(BILLING_UNITS) as BillingUnit[]);

function usageOf(counts: Partial<Record<BillingUnit, bigint>>): Usage {
  return new Map(Object.entries(counts).map(([unit, count]) => [unit as BillingUnit, ratio(count)]));
}

describe('leafQuantities', () => {
  it('splits 500 input tokens of which 450 are cached into 50 and 450', () => {
    const { leaves } = leafQuantities(usageOf({ 'input-token': 500n, 'cached-input-token': 450n }), ALL);
    expect(leaves).toEqual(usageOf({ 'cached-input-token': 450n, 'input-token': 50n }));
  });

  it('takes every part off its own whole, in whatever order they are reported', () => {
    const counts = usageOf({
      'reasoning-token': 300n,
      'cache-write-5m-token': 20n,
      'input-token': 100n,
      'cached-input-token': 70n,
      'output-token': 400n,
    });
    const { leaves } = leafQuantities(counts, ALL);
    expect(leaves.get('input-token')).toEqual(ratio(10n)); // 100 − 70 − 20
    expect(leaves.get('output-token')).toEqual(ratio(100n)); // 400 − 300
  });

  it('lets the parts use up the whole', () => {
    const { leaves } = leafQuantities(usageOf({ 'input-token': 450n, 'cached-input-token': 450n }), ALL);
    expect(leaves.get('input-token')).toEqual(ratio(0n));
  });

  it('refuses a part larger than its whole, naming both counts', () => {
    const counts = usageOf({ 'input-token': 500n, 'cached-input-token': 501n });
    expect(() => leafQuantities(counts, ALL)).toThrow(
      'cached-input-token (501) cannot exceed input-token (500)',
    );
  });

  it('refuses such a part also when it has no rate of its own', () => {
    const counts = usageOf({ 'input-token': 500n, 'cached-input-token': 501n });
    expect(() => leafQuantities(counts, new Set(['input-token']))).toThrow('cached-input-token (501)');
  });

  it('refuses parts that fit by themselves and together exceed the whole', () => {
    const counts = usageOf({
      'input-token': 500n,
      'cached-input-token': 300n,
      'cache-write-5m-token': 201n,
    });
    expect(() => leafQuantities(counts, ALL)).toThrow(
      'the parts of input-token (501) cannot exceed it (500)',
    );
  });

  it('refuses such parts also when none of them has a rate of its own', () => {
    const counts = usageOf({
      'input-token': 500n,
      'cached-input-token': 300n,
      'cache-write-5m-token': 201n,
    });
    expect(() => leafQuantities(counts, new Set(['input-token']))).toThrow(
      'the parts of input-token (501) cannot exceed it (500)',
    );
  });

  it('leaves a part without a rate in the whole, and reports it', () => {
    const counts = usageOf({ 'input-token': 500n, 'cached-input-token': 450n });
    const { leaves, absorbed } = leafQuantities(counts, new Set(['input-token']));
    expect(leaves).toEqual(usageOf({ 'input-token': 500n }));
    expect(absorbed).toEqual([{ part: 'cached-input-token', into: 'input-token', quantity: ratio(450n) }]);
  });

  it('keeps a whole without a rate apart: only parts are charged as something else', () => {
    const { leaves, absorbed } = leafQuantities(usageOf({ 'input-token': 500n }), new Set());
    expect(leaves).toEqual(usageOf({ 'input-token': 500n }));
    expect(absorbed).toEqual([]);
  });

  it('charges overlapping parts once: cached audio is cached and audio', () => {
    // gpt-realtime-2.1: of 1,000 tokens 400 are cached and 250 audio, 100 of them both.
    const counts = usageOf({
      'input-token': 1_000n,
      'cached-input-token': 400n,
      'input-audio-token': 250n,
      'cached-audio-token': 100n,
    });
    expect(leafQuantities(counts, EVERY_UNIT).leaves).toEqual(
      usageOf({
        'cached-audio-token': 100n,
        'cached-input-token': 300n,
        'input-audio-token': 150n,
        'input-token': 450n,
      }),
    );
  });

  it.each([
    ['cached-input-token', 'input-audio-token'],
    ['input-audio-token', 'cached-input-token'],
  ] as const)(
    'gives an overlap without a rate to the cached part, whether %s or %s comes first',
    (...parts) => {
      const quantities = { 'cached-input-token': ratio(400n), 'input-audio-token': ratio(250n) };
      const counts: Usage = new Map([
        ...parts.map((part) => [part, quantities[part]] as const),
        ...usageOf({ 'input-token': 1_000n, 'cached-audio-token': 100n }),
      ]);
      const { leaves, absorbed } = leafQuantities(counts, new Set<BillingUnit>(['input-token', ...parts]));
      // The 100 are charged as cached, so that 250 − 100 are left of the audio.
      expect(leaves).toEqual(
        usageOf({ 'cached-input-token': 400n, 'input-audio-token': 150n, 'input-token': 450n }),
      );
      expect(absorbed).toEqual([
        { part: 'cached-audio-token', into: 'cached-input-token', quantity: ratio(100n) },
      ]);
    },
  );

  it('charges a part without a rate as the narrowest whole that has one', () => {
    const counts = usageOf({ 'cache-write-1h-token': 100n });
    const priced = new Set(['input-token', 'cache-write-token'] as const);
    expect(leafQuantities(counts, priced).leaves).toEqual(usageOf({ 'cache-write-token': 100n }));
  });

  it('charges parts within parts once where only the whole has a rate, and reports each there', () => {
    const counts = usageOf({
      'input-token': 1_000n,
      'cached-input-token': 400n,
      'cached-audio-token': 100n,
    });
    const { leaves, absorbed } = leafQuantities(counts, new Set(['input-token']));
    expect(leaves).toEqual(usageOf({ 'input-token': 1_000n }));
    expect(absorbed).toEqual([
      { part: 'cached-audio-token', into: 'input-token', quantity: ratio(100n) },
      { part: 'cached-input-token', into: 'input-token', quantity: ratio(300n) }, // 400 − 100
    ]);
  });

  it('never charges spoken output at the rate of written output: without a rate it is kept apart', () => {
    const counts = usageOf({ 'output-token': 500n, 'output-audio-token': 400n });
    const { leaves, absorbed } = leafQuantities(counts, new Set(['output-token']));
    expect(leaves).toEqual(usageOf({ 'output-audio-token': 400n, 'output-token': 100n }));
    expect(absorbed).toEqual([]);
  });

  it('charges a part whose whole was not reported at the rate of the whole', () => {
    const { leaves } = leafQuantities(usageOf({ 'cached-input-token': 450n }), new Set(['input-token']));
    expect(leaves).toEqual(usageOf({ 'input-token': 450n }));
  });
});
