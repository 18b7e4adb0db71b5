import { BILLING_UNITS, type BillingUnit } from '../billing-unit.ts';
import { type Money, roundToMoney } from '../money.ts';
import type { ServiceTier } from '../price-condition.ts';
import type { Rate, RateKind, Source } from '../rate-card.ts';
import { compare, exact, multiply, type Ratio, ratio } from '../ratio.ts';
import { type Finding, type FindingKind, shown } from './openrouter-finding.ts';
import { PRICE_KEYS, type PriceKey, UNIT_OF_KEY } from './openrouter-price-keys.ts';
import { type Find, isRouter, type Published, parsePublished } from './openrouter-published.ts';
import { type ConditionalAmount, scheduleOf } from './price-schedule.ts';

/** Whose `pricing` object it is, and what every rate of it will say. */
export type PricingOf = {
  readonly model: string;
  readonly asOf: string;
  readonly source: Source;
  /** Whether `prompt` and `completion` count tokens; those of speech or video models count something else. */
  readonly countsTokens: boolean;
  readonly tier: ServiceTier;
};

export type Priced =
  | { readonly kind: 'priced'; readonly claims: readonly Rate[]; readonly findings: readonly Finding[] }
  | { readonly kind: 'refused'; readonly finding: Finding };

/** Reads one `pricing` object of OpenRouter into rates; what is unknown has no rate, and a finding says why. */
export function parsePricing(wire: unknown, of: PricingOf): Priced {
  const findings: Finding[] = [];
  const find: Find = (kind, field, value) =>
    findings.push({ kind, model: of.model, field: `pricing.${field}`, value: shown(value) });

  const published = parsePublished(wire, of.model, find);
  if ('kind' in published) return { kind: 'refused', finding: published };
  const { prompt, completion } = published.prices;
  if (isRouter(prompt) || isRouter(completion)) {
    find('router', 'prompt', prompt);
    return { kind: 'priced', claims: [], findings };
  }
  const claims = PRICE_KEYS.flatMap((key) => claimsOf(key, { published, of, find }));
  return { kind: 'priced', claims, findings };
}

type Reading = { readonly published: Published; readonly of: PricingOf; readonly find: Find };

/** The rates of one price key; none at all as soon as one of its prices is unknown. */
function claimsOf(key: PriceKey, { published, of, find }: Reading): readonly Rate[] {
  const plain = published.prices[key];
  if (followsItsWhole(key, published)) return [];
  if (isStorage(key, published)) {
    find('unit-unclear', key, plain);
    return [];
  }
  const unit = unitOf(key, published, of);
  const own = published.overrides.filter(({ prices }) => prices[key] != null);
  if (unit === undefined) {
    if (plain != null) find('unit-unclear', key, plain);
    return [];
  }
  const read = (text: string, field: string): Money | undefined => {
    const { amount, finding } = amountOf(text, of.model.endsWith(':free'));
    if (finding !== undefined) find(finding, field, text);
    return amount;
  };
  const conditional = own.flatMap(({ prices, field, ...condition }): readonly ConditionalAmount[] => {
    const amount = read(prices[key] ?? '', `${field}.${key}`);
    return amount === undefined ? [] : [{ ...condition, amount }];
  });
  if (conditional.length < own.length) return [];
  const schedule = scheduleOf(plain == null ? undefined : read(plain, key), conditional);
  if (schedule.leavesHours) find('hours-uncovered', key, plain);

  const per = BILLING_UNITS[unit].quotedPer;
  return schedule.amounts.map(({ amount, condition }) => ({
    unit,
    price: { kind: 'flat', amount: roundToMoney(ratio(amount * per)), per },
    condition: { ...condition, ...(of.tier !== 'standard' && { tier: of.tier }) },
    kind: kindOf(amount, published.discount),
    source: of.source,
    asOf: of.asOf,
  }));
}

type Amount = { readonly amount?: Money; readonly finding?: FindingKind };

/** Whole picodollars for one unit, no amount where that is unknown, and what is to be said about it. */
function amountOf(text: string, free: boolean): Amount {
  if (isRouter(text)) return { finding: 'router' };
  const picodollars = multiply(exact(text), PICODOLLARS);
  const amount = roundToMoney(picodollars);
  const costsNothing = free && picodollars.numerator === 0n;
  if (amount === 0n && !costsNothing) return { finding: 'unknown-zero' };
  return picodollars.denominator === 1n ? { amount } : { amount, finding: 'rounded' };
}

/**
 * The listed price has its discount taken off already: endpoints at 10 to 85 % off showed the lower figure as
 * their display price (endpoints of 2026-08-08). It is never taken off again; it only says that this will end.
 */
function kindOf(amount: bigint, discount: number): RateKind {
  return amount === 0n ? 'free' : discount > 0 ? 'promotion' : 'route';
}

/**
 * Whether a part costs what its whole costs. Then it has no rate of its own: overrides never name it, but the
 * whole's overrides are meant for it too, or long prompts would reason at the short prompts' price.
 */
function followsItsWhole(key: PriceKey, { prices, overrides }: Published): boolean {
  const whole = WHOLE_OF_KEY[key];
  const [own, ofWhole] = [prices[key], whole && prices[whole]];
  const named = overrides.some((each) => each.prices[key] != null);
  return own != null && ofWhole != null && !named && compare(exact(own), exact(ofWhole)) === 0;
}

/**
 * Whether a "write" is cheaper than the prompt that is written. Gemini's 0.0833 and 0.375 a million are five
 * minutes of storage at $1 and $4.50 an hour (models of 2026-08-08): they come on top of the prompt's price.
 */
function isStorage(key: PriceKey, { prices }: Published): boolean {
  const written = key === 'input_cache_write' || key === 'input_cache_write_1h' ? prices[key] : undefined;
  return written != null && !isRouter(written) && compare(exact(written), exact(prices.prompt)) < 0;
}

/** The unit that a key counts here, or `undefined` where it cannot be told or another key counts it. */
function unitOf(key: PriceKey, { prices }: Published, of: PricingOf): BillingUnit | undefined {
  if ((key === 'prompt' || key === 'completion') && !of.countsTokens) return undefined;
  if (key !== 'image') return UNIT_OF_KEY[key];
  if (prices.image_token != null) return undefined;
  const tooDear = multiply(exact(prices.prompt), MOST_PROMPT_TOKENS_PER_IMAGE_TOKEN);
  return compare(exact(prices.image ?? '0'), tooDear) > 0 ? 'input-image' : UNIT_OF_KEY.image;
}

/** The parts that no override of OpenRouter names (openapi.yaml, PricingOverride, 2026-08-22). */
const WHOLE_OF_KEY: { readonly [K in PriceKey]?: PriceKey } = {
  internal_reasoning: 'completion',
  image: 'prompt',
  image_token: 'prompt',
};

const PICODOLLARS: Ratio = ratio(1_000_000_000_000n);

/** Beyond a hundred times the prompt token it is no token price: then it is one per image, as documented. */
const MOST_PROMPT_TOKENS_PER_IMAGE_TOKEN: Ratio = ratio(100n);
