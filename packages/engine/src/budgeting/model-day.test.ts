import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { modelDaysText, parseModelDays } from './model-day.ts';

const DAY = { day: '2026-11-20', model: 'a/b', spent: usd('0.123456789012'), requests: 3 };

describe('parseModelDays', () => {
  it('reads what was written, to the picodollar', () => {
    expect(parseModelDays(modelDaysText([DAY]))).toEqual([DAY]);
  });

  it.each(['{}', '[{}]', '[{"day":"2026-11-20","model":"a","spent":1,"requests":3}]', 'x'])(
    'throws on %s',
    (text) => {
      expect(() => parseModelDays(text)).toThrow();
    },
  );
});
