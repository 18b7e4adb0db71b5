import type { Evidence, RunwayLayer } from '@tollkeeper/engine';
import { type Money, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { evidenceFields } from './evidence-fields.ts';
import { outlookFields } from './outlook-fields.ts';

const NOW = new Date('2026-11-20T09:00:00Z');
const OVER = usd('-0.000087');

function remainingOf(layer: RunwayLayer): string | undefined {
  const evidence = { kind: 'forecast', readAt: NOW, layer: { layer, basis: 'pace' } } as Evidence;
  return evidenceFields(evidence, NOW).find(({ label }) => label === 'Remaining')?.value;
}

describe('evidenceFields', () => {
  it('says of what is overspent that nothing remains, and by how much', () => {
    const limit: RunwayLayer = {
      kind: 'budget',
      scope: 'key_limit',
      limit: usd('3'),
      remaining: OVER,
      reset: 'daily',
    };
    expect(remainingOf(limit)).toBe('nothing: $0.000087 above the limit');
    expect(remainingOf({ kind: 'balance', remaining: OVER })).toBe('nothing: $0.000087 above the credits');
  });

  it('adds up: what the parts of the same hours leave out is named', () => {
    const part = (key: string, spent: string) => ({ key, keyId: key, spent: usd(spent), usual: usd('1') });
    const parts = [part('prod', '5'), part('dev', '0.28'), { ...part('prod', '9'), day: '2026-11-19' }];
    const given = { kind: 'pattern', readAt: NOW, from: NOW, spent: usd('5.71'), usual: usd('2'), parts };
    const others = (spent: Money) =>
      evidenceFields({ ...given, spent } as Evidence, NOW).filter(({ label }) => label === 'Others');
    // 5.71 − 5 − 0.28 = 0.43; the whole day before is no part of it.
    expect(others(usd('5.71'))).toEqual([{ label: 'Others', value: '$0.43' }]);
    expect(others(usd('5.28'))).toEqual([]);
  });
});

describe('outlookFields', () => {
  it('says that no pace is safe where nothing is left', () => {
    const until = new Date('2026-11-21T00:00:00Z');
    const layer: RunwayLayer = { kind: 'balance', remaining: usd('0') };
    const safePace = { layer, perHour: usd('0'), perDay: usd('0'), until };
    expect(outlookFields({ at: NOW, safePace }, NOW)).toEqual([
      { label: 'Safe pace', value: 'none: nothing is left until 2026-11-21 00:00 UTC (in 15 h)' },
    ]);
  });
});
