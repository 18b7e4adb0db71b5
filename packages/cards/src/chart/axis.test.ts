import { describe, expect, it } from 'vitest';

import { drawn, moneyAxis, withBase } from './axis.ts';

/** The labels of a scale that may have so many ticks. */
function labelsOf(values: readonly number[], most = 7): readonly string[] {
  return moneyAxis(values, ({ ticks }) => ticks.length <= most).ticks.map(({ label }) => label);
}

describe('moneyAxis', () => {
  it.each([
    ['dollars', [0, 97], ['$0', '$20', '$40', '$60', '$80', '$100']],
    ['cents, with both digits', [0, 0.29], ['$0', '$0.05', '$0.10', '$0.15', '$0.20', '$0.25', '$0.30']],
    ['half dollars', [0, 2.9], ['$0', '$0.50', '$1.00', '$1.50', '$2.00', '$2.50', '$3.00']],
    [
      'less than cents',
      [0, 0.0000021],
      ['$0', '$0.0000005', '$0.0000010', '$0.0000015', '$0.0000020', '$0.0000025'],
    ],
    ['thousands', [0, 4_900], ['$0', '$1,000', '$2,000', '$3,000', '$4,000', '$5,000']],
    ['tens of thousands', [0, 49_000], ['$0', '$10k', '$20k', '$30k', '$40k', '$50k']],
    [
      'thousands that k would break',
      [0, 12_694],
      ['$0', '$2,500', '$5,000', '$7,500', '$10,000', '$12,500', '$15,000'],
    ],
    ['millions', [0, 1e9], ['$0', '$200M', '$400M', '$600M', '$800M', '$1,000M']],
    ['savings', [-12_408, 8_221], ['-$15k', '-$10k', '-$5k', '$0', '$5k', '$10k']],
    ['a narrow span far from zero', [74.52, 111.78], ['$70', '$80', '$90', '$100', '$110', '$120']],
  ])('writes %s', (_, values, labels) => {
    expect(labelsOf(values)).toEqual(labels);
  });

  it('takes a coarser step until the labels fit, and none at all where two do not', () => {
    expect(labelsOf([0, 97], 5)).toEqual(['$0', '$25', '$50', '$75', '$100']);
    expect(labelsOf([0, 97], 2)).toEqual(['$0', '$100']);
    expect(labelsOf([0, 97], 1)).toEqual([]);
  });

  it('gives no further part to a value that is a tick but for the last bit of its double', () => {
    expect(labelsOf([0, 0.1 + 0.2])).toEqual(labelsOf([0, 0.3]));
  });

  it('has only zero where everything costs nothing', () => {
    expect(labelsOf([0, 0])).toEqual(['$0']);
  });
});

describe('withBase', () => {
  it('begins at zero unless the values are close together and far from it', () => {
    expect(withBase([40, 242])).toEqual([0, 40, 242]);
    expect(withBase([75, 112])).toEqual([75, 112]);
    expect(withBase([-5, -4])).toEqual([0, -5, -4]);
  });

  it('begins at zero where the values are the same', () => {
    expect(withBase([81, 81])).toEqual([0, 81, 81]);
  });
});

describe('drawn', () => {
  it('draws what is less than a picodollar as nothing, and holds the rest to a quintillion', () => {
    expect([1e-13, -1e-300, 1e-12, 5, 1e300, -1e19].map(drawn)).toEqual([0, 0, 1e-12, 5, 1e18, -1e18]);
  });
});
