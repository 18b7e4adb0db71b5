import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Choose, choicesOf } from '../testing/any-rates.ts';
import { inputs, listed, stated } from '../testing/hand-made.ts';
import { anyHearing, anySpeaking } from './audio-way.ts';
import { fraction, times } from './fraction.ts';
import { anyAround, type Case, decimal, disagreement, positive } from './judgement.ts';

function speechCase(choose: Choose): Case {
  const [characters, charactersPerMinute] = [positive(choose, 99_999), positive(choose, 2_000)];
  const { rates, values, dollars } = anySpeaking(choose, charactersPerMinute);
  const work = inputs({ characters, charactersPerMinute, ...values });
  const cost = dollars(fraction(characters));
  return {
    work: { kind: 'speech', pricing: listed('reader'), inputs: work },
    rates: { reader: rates },
    base: cost,
    cost,
  };
}

function transcriptionCase(choose: Choose): Case {
  const [audioMinutesPerMonth, textTokensPerMinute] = [positive(choose, 99_999), decimal(choose, 400)];
  const { rates, values, dollars } = anyHearing(choose, textTokensPerMinute);
  const work = inputs({ audioMinutesPerMonth, textTokensPerMinute, ...values });
  const cost = dollars(fraction(audioMinutesPerMonth));
  return {
    work: { kind: 'transcription', pricing: listed('ear'), inputs: work },
    rates: { ear: rates },
    base: cost,
    cost,
  };
}

function subscriptionCase(choose: Choose): Case {
  const [seats, price] = [positive(choose, 9_999), positive(choose, 400)];
  const cost = times(fraction(seats), fraction(price));
  const work = {
    kind: 'subscription',
    pricing: stated({ pricePerSeat: price }),
    inputs: inputs({ seats }),
  } as const;
  return { work, rates: {}, base: cost, cost };
}

describe.each([
  ['speech', speechCase],
  ['transcription', transcriptionCase],
])('estimate of %s', (_, anyCase) => {
  it.each(['once', 'until-success'] as const)(
    'agrees with an oracle of plain fractions, retries %s',
    (retries) => {
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const choose = choicesOf(seed);
          const each = anyCase(choose);
          expect(disagreement(each, anyAround(choose), retries)).toBeUndefined();
        }),
        { numRuns: 150 },
      );
    },
  );
});

describe('estimate of seats', () => {
  it('agrees with an oracle of plain fractions, and nothing goes wrong with them', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const choose = choicesOf(seed);
        const each = subscriptionCase(choose);
        const { buffer } = anyAround(choose);
        expect(disagreement(each, buffer === undefined ? {} : { buffer })).toBeUndefined();
      }),
    );
  });
});
