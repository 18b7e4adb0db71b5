import type { Choose } from '../testing/any-rates.ts';
import type { Values } from '../testing/hand-made.ts';
import { type Fraction, fraction, over, plus, times } from './fraction.ts';
import { decimal, positive } from './judgement.ts';

/** A way to pay for something: its rates, what an amount of it costs in dollars, and the inputs that it rests on. */
export type Way = {
  readonly rates: readonly string[];
  readonly values: Values;
  readonly dollars: (amount: Fraction) => Fraction;
};

/** Text read aloud: by the character, the byte, the second or the token; the amount is characters. */
export function anySpeaking(choose: Choose, perMinute: string): Way {
  const [price, textPrice] = [positive(choose, 50), positive(choose, 50)];
  const [bytes, tokens] = [(choose(300) / 100 + 1).toFixed(2), decimal(choose, 60)];
  const minutes = (characters: Fraction): Fraction => over(characters, fraction(perMinute));
  const ways: readonly Way[] = [
    { rates: [`character $${price}/1M`], values: {}, dollars: (amount) => perMillion(amount, price) },
    {
      rates: [`utf8-byte $${price}/1M`],
      values: { bytesPerCharacter: bytes },
      dollars: (amount) => perMillion(times(amount, fraction(bytes)), price),
    },
    {
      rates: [`spoken-second $${price}/60`],
      values: {},
      dollars: (amount) => times(minutes(amount), fraction(price)),
    },
    {
      rates: [`input-token $${textPrice}/1M`, 'output-token $1/1M', `output-audio-token $${price}/1M`],
      values: { audioTokensPerSecondOut: tokens },
      dollars: (amount) =>
        plus(
          perMillion(over(amount, fraction(4)), textPrice),
          perMillion(times(minutes(amount), fraction(60), fraction(tokens)), price),
        ),
    },
  ];
  return ways[choose(ways.length)] as Way;
}

/** Audio written down: by the second of speech or of the session, or by the token; minutes of speech are the amount. */
export function anyHearing(choose: Choose, wordsPerMinute: string): Way & { readonly bySession: boolean } {
  const [price, textPrice, tokens] = [positive(choose, 50), positive(choose, 50), decimal(choose, 60)];
  const byMinute = (amount: Fraction): Fraction => times(amount, fraction(price));
  const ways = [
    { bySession: false, rates: [`audio-second $${price}/60`], values: {}, dollars: byMinute },
    { bySession: true, rates: [`session-second $${price}/60`], values: {}, dollars: byMinute },
    {
      bySession: false,
      rates: ['input-token $1/1M', `output-token $${textPrice}/1M`, `input-audio-token $${price}/1M`],
      values: { audioTokensPerSecondIn: tokens },
      dollars: (amount: Fraction) =>
        plus(
          perMillion(times(amount, fraction(60), fraction(tokens)), price),
          perMillion(times(amount, fraction(wordsPerMinute)), textPrice),
        ),
    },
  ];
  return ways[choose(ways.length)] as (typeof ways)[0];
}

/** What so many tokens cost in dollars, at a price for a million of them. */
export function perMillion(tokens: Fraction, price: string): Fraction {
  return over(times(tokens, fraction(price)), fraction(1_000_000));
}
