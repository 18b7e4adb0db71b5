import type { PatternReading } from '@tollkeeper/engine';
import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { partsOf, patternReading } from './pattern.ts';

/** A Saturday's midnight: the last 24 hours were a Friday. */
const UNTIL = new Date('2026-11-21T00:00:00Z');

/** Days of so many dollars each, the newest last. */
function pattern(days: readonly number[]) {
  const dollars = Float64Array.from(days.flatMap((day) => Array.from({ length: 24 }, () => day / 24)));
  const subject = { kind: 'key', id: 'a', name: 'prod' } as const;
  return patternReading({ until: UNTIL, dollars }, { subject, at: UNTIL, parts: [] });
}

describe('patternReading', () => {
  it('sets the last day beside the middle of the days of its kind', () => {
    // Friday beside Thursday to Monday at $4; the weekend of $1 is of another kind.
    const week = [4, 1, 1, 4, 4, 4, 4];
    expect(pattern([...week, 40])).toMatchObject({
      spent: usd('40'),
      usual: usd('4'),
      from: new Date('2026-11-20T00:00:00Z'),
    });
  });

  it('is not thrown off by one day that was as wild', () => {
    expect(pattern([4, 1, 1, 4, 90, 4, 4, 40])).toMatchObject({ usual: usd('4') });
  });

  it('knows nothing usual before a week is there', () => {
    expect(pattern([4, 4, 4, 4, 4, 4, 40])).toBeUndefined();
    expect(pattern([])).toBeUndefined();
  });
});

describe('partsOf', () => {
  const of = (
    name: string,
    [spent, usual]: readonly [string, string],
    parts: PatternReading['parts'] = [],
  ) => ({
    kind: 'pattern' as const,
    subject: { kind: 'key' as const, id: `id-${name}`, name },
    at: UNTIL,
    from: UNTIL,
    spent: usd(spent),
    usual: usd(usual),
    parts,
  });
  const onFriday = (model: string, spent: string) => ({ model, day: '2026-11-20', spent: usd(spent) });

  it('names the keys with the largest difference first', () => {
    expect(partsOf([of('calm', ['100', '99']), of('wild', ['40', '2'])], [])).toEqual([
      { key: 'wild', keyId: 'id-wild', spent: usd('40'), usual: usd('2') },
      { key: 'calm', keyId: 'id-calm', spent: usd('100'), usual: usd('99') },
    ]);
  });

  it('names the models of these keys on the last whole day, where they are known', () => {
    const wild = of('wild', ['40', '2'], [onFriday('a', '3'), onFriday('b', '1')]);
    const calm = of('calm', ['100', '99'], [onFriday('a', '2')]);
    const models = partsOf([calm, wild], [onFriday('a', '5')]).slice(2);
    expect(models.map(({ key, model, day, spent }) => [key, model, day, spent])).toEqual([
      ['wild', 'a', '2026-11-20', usd('3')],
      ['calm', 'a', '2026-11-20', usd('2')],
      ['wild', 'b', '2026-11-20', usd('1')],
    ]);
  });

  it('names the models of the account where those of no key are known', () => {
    expect(partsOf([of('wild', ['40', '2'])], [onFriday('a', '5')])[1]).toEqual(onFriday('a', '5'));
  });
});
