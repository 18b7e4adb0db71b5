import type { ModelDay } from '@tollkeeper/engine';
import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { modelParts } from './model-parts.ts';

/** A Saturday: the last whole day is Friday the 20th. */
const NOW = new Date('2026-11-21T12:00:00Z');
const LISTED_AT = new Date('2026-11-21T00:30:00Z');

function day(day: string, model: string, spent: string): ModelDay {
  return { day, model, spent: usd(spent), requests: 1 };
}

/** So many days up to the 19th, of $4 on weekdays and $1 on weekends. */
function usualDays(model: string, count: number): readonly ModelDay[] {
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.parse('2026-11-19') - index * 86_400_000);
    return day(date.toISOString().slice(0, 10), model, date.getUTCDay() % 6 === 0 ? '1' : '4');
  });
}

describe('modelParts', () => {
  it('sets each model of the last whole day beside days of its kind, the largest difference first', () => {
    const days = [...usualDays('calm', 14), day('2026-11-20', 'calm', '5'), day('2026-11-20', 'wild', '30')];
    expect(modelParts({ at: LISTED_AT, days }, NOW)).toEqual([
      // It is not listed before: it cost nothing.
      { model: 'wild', day: '2026-11-20', spent: usd('30'), usual: usd('0') },
      { model: 'calm', day: '2026-11-20', spent: usd('5'), usual: usd('4') },
    ]);
  });

  it('adds up a model that is listed more than once a day', () => {
    const days = [...usualDays('a', 14), day('2026-11-20', 'a', '5'), day('2026-11-20', 'a', '6')];
    expect(modelParts({ at: LISTED_AT, days }, NOW)).toMatchObject([{ model: 'a', spent: usd('11') }]);
  });

  it('calls nothing usual before a week is listed', () => {
    const days = [...usualDays('a', 6), day('2026-11-20', 'a', '5')];
    expect(modelParts({ at: LISTED_AT, days }, NOW)).toEqual([
      { model: 'a', day: '2026-11-20', spent: usd('5') },
    ]);
  });

  it('says that a day that is listed without any spending cost nothing', () => {
    expect(modelParts({ at: LISTED_AT, days: usualDays('a', 14) }, NOW)).toEqual([
      { day: '2026-11-20', spent: usd('0'), usual: usd('4') },
    ]);
    expect(modelParts({ at: LISTED_AT, days: [] }, NOW)).toEqual([{ day: '2026-11-20', spent: usd('0') }]);
  });

  it('knows no models where no days were listed, or none since the last one ended', () => {
    expect(modelParts(undefined, NOW)).toEqual([]);
    const days = usualDays('a', 14);
    expect(modelParts({ at: new Date('2026-11-20T23:00:00Z'), days }, NOW)).toEqual([]);
    // Until a little after midnight the day before is the last that is complete.
    const late = modelParts({ at: new Date('2026-11-21T00:10:00Z'), days }, new Date('2026-11-21T00:15:00Z'));
    expect(late).toMatchObject([{ day: '2026-11-19', spent: usd('4') }]);
  });
});
