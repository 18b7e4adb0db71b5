import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Choose, choicesOf } from '../testing/any-rates.ts';
import { inputs, listed, type Values } from '../testing/hand-made.ts';
import type { Workload } from '../workload.ts';
import { type Fraction, fraction, larger, minus, over, plus, times } from './fraction.ts';
import { anyAround, type Case, decimal, disagreement, happens, positive } from './judgement.ts';

const MILLION = fraction(1_000_000);

/** One generation in dollars: amounts of what it uses, each with the price of one. */
type Generation = {
  readonly kind: 'image' | 'video';
  readonly values: Values;
  readonly rates: readonly string[];
  readonly uses: readonly (readonly [amount: Fraction, price: Fraction])[];
};

/** Charged by the image, the megapixel or the token; images that it begins with in each of their ways. */
function anyImage(choose: Choose): Generation {
  const [price, inputPrice, textPrice] = [positive(choose, 9), positive(choose, 9), positive(choose, 9)];
  const [given, megapixels] = [decimal(choose, 4, 0), positive(choose, 9)];
  const [tokens, seen, text] = [decimal(choose, 5_000), decimal(choose, 2_000), decimal(choose, 500)];
  const one = fraction(1);
  switch (choose(4)) {
    case 0:
      return {
        kind: 'image',
        values: { inputImages: given, tokensPerImage: seen },
        rates: [`image $${price}/1`, `input-image $${inputPrice}/1`],
        uses: [
          [one, fraction(price)],
          [fraction(given), fraction(inputPrice)],
        ],
      };
    case 1:
      return {
        kind: 'image',
        values: { megapixels, inputImages: given },
        rates: [`megapixel $${price}/1`, `input-megapixel $${inputPrice}/1`],
        uses: [
          [fraction(megapixels), fraction(price)],
          [times(fraction(given), fraction(megapixels)), fraction(inputPrice)],
        ],
      };
    case 2:
      return {
        kind: 'image',
        values: { tokensPerOutputImage: tokens, inputImages: given, tokensPerImage: seen, inputTokens: text },
        rates: [
          `output-image-token $${price}/1M`,
          'output-token $1/1M',
          `input-image-token $${inputPrice}/1M`,
          `input-token $${textPrice}/1M`,
        ],
        uses: [
          [fraction(tokens), over(fraction(price), MILLION)],
          [times(fraction(given), fraction(seen)), over(fraction(inputPrice), MILLION)],
          [fraction(text), over(fraction(textPrice), MILLION)],
        ],
      };
    default:
      return {
        kind: 'image',
        values: { tokensPerOutputImage: tokens, inputImages: given, tokensPerImage: seen, inputTokens: text },
        rates: [`output-image-token $${price}/1M`, 'output-token $1/1M', `input-token $${textPrice}/1M`],
        uses: [
          [fraction(tokens), over(fraction(price), MILLION)],
          [plus(times(fraction(given), fraction(seen)), fraction(text)), over(fraction(textPrice), MILLION)],
        ],
      };
  }
}

/** Charged by the second, the clip, the credit or the token; never for less than the minimum. */
function anyVideo(choose: Choose): Generation {
  const [price, seconds, minimum] = [positive(choose, 9), positive(choose, 20), decimal(choose, 20)];
  const [credits, tokens, longest] = [decimal(choose, 200), decimal(choose, 30_000), choose(12) + 1];
  const length = { secondsPerClip: seconds, minimumSeconds: minimum };
  const billed = larger(fraction(seconds), fraction(minimum));
  const paid = fraction(price);
  const video = (
    values: Values,
    rates: readonly string[],
    use: readonly [Fraction, Fraction],
  ): Generation => {
    return { kind: 'video', values: { ...length, ...values }, rates, uses: [use] };
  };
  switch (choose(4)) {
    case 0:
      return video({}, [`video-second $${price}/1`], [billed, paid]);
    case 1:
      return video({}, [`clip $${price}/1 duration=${longest}s`], [clipsOf(billed, longest), paid]);
    case 2:
      return video({ creditsPerClip: credits }, [`credit $${price}/1`], [fraction(credits), paid]);
    default:
      return video(
        { videoTokensPerSecond: tokens },
        [`output-video-token $${price}/1M`, 'output-token $1/1M'],
        [times(billed, fraction(tokens)), over(paid, MILLION)],
      );
  }
}

/** How many clips of so many seconds it takes, the last of them in part. */
function clipsOf({ top, bottom }: Fraction, longest: number): Fraction {
  const one = bottom * BigInt(longest);
  return fraction(Number(top / one) + (top % one > 0n ? 1 : 0));
}

const VOLUMES = {
  image: { once: 'acceptedImages', each: 'imagesPerUserPerDay' },
  video: { once: 'acceptedClips', each: 'clipsPerUserPerDay' },
} as const;

function anyCase(choose: Choose, { kind, values, rates, uses }: Generation): Case {
  const [accepted, days, perDay] = [positive(choose, 9_999), positive(choose, 30), positive(choose, 30)];
  const byUsers = happens(choose);
  const { once, each } = VOLUMES[kind];
  const volume = byUsers ? { users: accepted, activeDays: days, [each]: perDay } : { [once]: accepted };
  const count = byUsers ? times(fraction(accepted), fraction(days), fraction(perDay)) : fraction(accepted);
  const attempts = happens(choose) ? undefined : (choose(900) / 100 + 1).toFixed(2);
  const dollars = times(count, fraction(attempts ?? '1'), plus(...uses.map((use) => times(...use))));
  // The batch costs half of every price that there is.
  const batched = happens(choose) ? decimal(choose, 1) : '0';
  const half = rates.map((rate) => {
    const [, unit, price, per, when] = /^(\S+) \$(\S+)\/(\S+)(?: (\S+))?$/.exec(rate) ?? [];
    const conditions = when === undefined ? 'tier=batch' : `${when};tier=batch`;
    return `${unit} $${(Number(price) / 2).toFixed(3)}/${per} ${conditions}`;
  });
  const shares = {
    batchShare: batched,
    ...(attempts === undefined ? {} : { attemptsPerAccepted: attempts }),
  };
  return {
    work: { kind, pricing: listed('maker'), inputs: inputs({ ...values, ...volume, ...shares }) } as Workload,
    rates: { maker: [...rates, ...half] },
    base: dollars,
    cost: times(dollars, minus(fraction(1), times(fraction(batched), fraction('0.5')))),
    countsRejected: attempts !== undefined,
  };
}

describe.each([
  ['images', anyImage],
  ['clips', anyVideo],
])('estimate of %s', (_, anyGeneration) => {
  it.each(['once', 'until-success'] as const)(
    'agrees with an oracle of plain fractions, retries %s',
    (retries) => {
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const choose = choicesOf(seed);
          const each = anyCase(choose, anyGeneration(choose));
          expect(disagreement(each, anyAround(choose), retries)).toBeUndefined();
        }),
        { numRuns: 200 },
      );
    },
  );
});
