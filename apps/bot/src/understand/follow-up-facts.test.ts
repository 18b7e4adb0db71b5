import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { isMoneyAlone } from './follow-up-facts.ts';
import { understand } from './understand.ts';

const catalog = bundledCatalog();

describe('ofEachUser', () => {
  it('takes a number per user as one of each day, where that was the volume before', () => {
    const { facts, unused } = understand('20 requests per user', catalog, { kind: 'text', isPerUser: true });

    expect(facts).toMatchObject([
      { name: 'requestsPerUserPerDay', value: { numerator: 20n }, words: '20 requests per user' },
    ]);
    expect(unused).toEqual([]);
  });

  it('tells it where nothing says of which period it is', () => {
    const { facts, unused } = understand('20 requests per user', catalog, { kind: 'text' });

    expect(facts).toEqual([]);
    expect(unused).toEqual(['20 requests per user']);
  });
});

describe('isMoneyAlone', () => {
  it.each(['and with $500?', '$500', 'what about $1,000 a month?', 'with a budget of $2k'])(
    '"%s" is',
    (text) => {
      expect(isMoneyAlone(text)).toBe(true);
    },
  );

  it.each(['$3 per 1M input', 'and with 500?', '$0.04 per image', 'with $500 and haiku 4.5'])(
    '"%s" is not',
    (text) => {
      expect(isMoneyAlone(text)).toBe(false);
    },
  );
});
