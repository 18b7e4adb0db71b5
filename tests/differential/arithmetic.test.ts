import { decimalUsd, priceListOf, priceRequest, type RequestCounts } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { aiSdkModels, aiSdkPrices, aiSdkTotal, isTakenForAnother, someAiSdkUsage } from './ai-sdk.ts';
import { genaiModels, genaiPrices, genaiTotal, someUsage } from './genai-prices.ts';
import { cardOf, type PeerPrice } from './peer-card.ts';
import { seeded } from './random.ts';

const USAGES = 2_000;

/** What is known of a difference: a rule of ours, or a fault of theirs. */
type Cause =
  | 'none'
  | 'ours: a quantity without a rate is a gap, to them it is nothing'
  | 'theirs: each part of the cost is rounded to six decimals'
  | 'theirs: an id that two providers share gets the rates of the other one'
  | 'unexplained';

type Compared = { readonly ours: number; readonly theirs: number; readonly gaps: number };

function price(model: string, prices: readonly PeerPrice[], counts: RequestCounts): Omit<Compared, 'theirs'> {
  const { total, gaps } = priceRequest(priceListOf(cardOf(model, prices)), counts);
  return { ours: Number(decimalUsd(total)), gaps: gaps.length };
}

/** The last digits of a double are no difference. */
function equal({ ours, theirs }: Compared): boolean {
  return Math.abs(ours - theirs) <= 1e-9 * Math.max(ours, theirs) + 1e-12;
}

function tally(causes: readonly Cause[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...new Set(causes)].sort().map((cause) => [cause, causes.filter((each) => each === cause).length]),
  );
}

describe('our arithmetic on the rates of @pydantic/genai-prices 0.1.8', () => {
  const models = genaiModels();

  it(`comes to the same money for ${USAGES} generated requests over every model that it lists`, () => {
    expect(models.length).toBeGreaterThan(1_000);
    const random = seeded(20_261_121);
    const causes = Array.from({ length: USAGES }, (_, at): Cause => {
      const model = models[at % models.length] as (typeof models)[number];
      const counts = someUsage(model, random);
      const compared = {
        ...price(model.model, genaiPrices(model), counts),
        theirs: genaiTotal(model, counts),
      };
      if (!equal(compared)) return 'unexplained';
      return compared.gaps > 0 ? 'ours: a quantity without a rate is a gap, to them it is nothing' : 'none';
    });

    expect(tally(causes)).not.toHaveProperty('unexplained');
    expect(tally(causes)['none']).toBeGreaterThan(USAGES * 0.8);
  });
});

describe('our arithmetic on the rates of ai-sdk-cost-calculator 7.1.14', () => {
  const models = aiSdkModels();

  it(`comes to the same money for ${USAGES} generated requests, but for its rounding`, () => {
    expect(models.length).toBeGreaterThan(600);
    const random = seeded(7_114);
    const causes = Array.from({ length: USAGES }, (_, at): Cause => {
      const model = models[at % models.length] as (typeof models)[number];
      const counts = someAiSdkUsage(model, random);
      const compared = {
        ...price(model.model, aiSdkPrices(model), counts),
        theirs: aiSdkTotal(model, counts),
      };
      if (equal(compared)) return 'none';
      // Five parts, each at most half a micro-dollar off, and their sum once more.
      const rounded = Math.abs(compared.ours - compared.theirs) <= 6 * 0.5e-6 + 1e-12;
      if (rounded) return 'theirs: each part of the cost is rounded to six decimals';
      const other = 'theirs: an id that two providers share gets the rates of the other one';
      return isTakenForAnother(model) ? other : 'unexplained';
    });

    expect(tally(causes)).not.toHaveProperty('unexplained');
  });
});
