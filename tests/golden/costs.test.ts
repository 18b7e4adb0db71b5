import { describe, expect, it } from 'vitest';

import { costOutcome } from './costs.ts';
import { readRows } from './rows.ts';

const rows = readRows(new URL('costs.jsonl', import.meta.url));

const KINDS = [...new Set(rows.map((row) => String(row['kind'])))];

describe('the corpus of costs', () => {
  it.each(KINDS)('comes out right to the picodollar for %s', (kind) => {
    const wrong = rows
      .filter((row) => row['kind'] === kind)
      .map((row) => ({ id: row.id, ...costOutcome(row) }))
      .filter(({ passed }) => !passed);

    expect(wrong).toEqual([]);
  });

  it('can fail: a rate a tenth too high is noticed in every row that has one', () => {
    const [row] = rows.filter(({ id }) => id === 'g0001');
    const dearer = { ...row, id: 'g0001', prices_used: { input_mtok: '3.3' } };

    expect(costOutcome(dearer)).toMatchObject({ wanted: '0.3', got: '0.33', passed: false });
  });
});
