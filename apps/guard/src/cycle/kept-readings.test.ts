import type { KeyReading } from '@tollkeeper/engine';
import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { keptReadings } from './kept-readings.ts';

const NOON = new Date('2026-11-21T12:00:00Z');

function key(minutes: number, spent: string): KeyReading {
  return {
    kind: 'key',
    subject: { kind: 'key', id: 'a', name: 'prod' },
    at: new Date(NOON.getTime() + minutes * 60_000),
    limitReset: 'never',
    spent: { allTime: usd(spent) },
  };
}

/** The minutes of those that are kept, each offered by itself. */
function keptMinutes(readings: readonly KeyReading[], decisive: readonly string[] = []): readonly number[] {
  const kept = keptReadings();
  return readings.flatMap((reading) => {
    const chosen = kept.choose([reading], new Set(decisive));
    kept.remember(chosen);
    return chosen.map(({ at }) => (at.getTime() - NOON.getTime()) / 60_000);
  });
}

describe('keptReadings', () => {
  it('keeps the first, a change after five minutes, and one an hour of what does not change', () => {
    const same = Array.from({ length: 121 }, (_, minute) => key(minute, '1'));
    expect(keptMinutes(same)).toEqual([0, 60, 120]);
    const rising = Array.from({ length: 13 }, (_, minute) => key(minute, String(minute)));
    expect(keptMinutes(rising)).toEqual([0, 5, 10]);
  });

  it('keeps every reading that led to something', () => {
    const decisive = 'key:a key 2026-11-21T12:01:00.000Z';
    expect(keptMinutes([key(0, '1'), key(1, '9'), key(2, '9')], [decisive])).toEqual([0, 1]);
  });

  it('keeps a late one, and chooses among several at once as among one after the other', () => {
    expect(keptMinutes([key(10, '1'), key(3, '1')])).toEqual([10, 3]);
    const chosen = keptReadings().choose([key(6, '2'), key(0, '1'), key(1, '2')], new Set());
    expect(chosen.map(({ at }) => at)).toEqual([key(0, '1').at, key(6, '2').at]);
  });

  it('forgets a choice that was not written', () => {
    const kept = keptReadings();
    expect(kept.choose([key(0, '1')], new Set())).toHaveLength(1);
    expect(kept.choose([key(1, '1')], new Set())).toHaveLength(1);
  });
});
