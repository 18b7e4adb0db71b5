import { z } from 'zod';

import { type Finding, type FindingKind, refusal } from './openrouter-finding.ts';
import { isPriceKey, PRICE_KEYS, type PriceKey } from './openrouter-price-keys.ts';
import type { ConditionalAmount } from './price-schedule.ts';

/** A `pricing` object in our words, its prices still the text that was published. */
export type Published = {
  readonly prices: PriceTexts & { readonly prompt: string; readonly completion: string };
  readonly overrides: readonly PublishedOverride[];
  readonly discount: number;
};

export type PublishedOverride = Omit<ConditionalAmount, 'amount'> & {
  /** Its place, for findings: `overrides.1`. */
  readonly field: string;
  readonly prices: PriceTexts;
};

/** Reports something about a field of the `pricing` object. */
export type Find = (kind: FindingKind, field: string, value: unknown) => void;

type PriceTexts = { readonly [K in PriceKey]?: string | null | undefined };

/** Reads the shape of one `pricing` object; a value that cannot be used refuses all of it, with the field's name. */
export function parsePublished(wire: unknown, model: string, find: Find): Published | Finding {
  const parsed = PRICING.safeParse(wire);
  if (!parsed.success) {
    const { field, ...finding } = refusal(model, parsed.error, wire);
    return { ...finding, field: field === 'body' ? 'pricing' : `pricing.${field}` };
  }
  const { overrides, discount, ...prices } = parsed.data;
  for (const [name, value] of Object.entries(prices)) {
    if (!isPriceKey(name) && name !== 'display_pricing') find('unknown-key', name, value);
  }
  return {
    prices,
    overrides: (overrides ?? []).flatMap((entry, at) => overrideOf(entry, `overrides.${at}`, find)),
    discount: discount ?? 0,
  };
}

/** The -1 of a router, which chooses another model and has no price itself. */
export function isRouter(text: string): boolean {
  return text.startsWith('-');
}

/** Whoever does not understand a condition must not apply its price; a price key of later times does no harm. */
function overrideOf(
  entry: z.infer<typeof OVERRIDE>,
  field: string,
  find: Find,
): readonly PublishedOverride[] {
  const { min_prompt_tokens: promptOver, utc_start: start, utc_end: end, utc_days: names, ...prices } = entry;
  const strange = Object.entries(prices).find(
    ([name, value]) => !isPriceKey(name) && !PRICE.safeParse(value).success,
  );
  const days = names?.map((name) => WEEKDAYS.indexOf(name.toLowerCase()));
  if (strange !== undefined || days?.includes(-1)) {
    find('override-skipped', field, strange === undefined ? names : Object.fromEntries([strange]));
    return [];
  }
  return [
    {
      field,
      prices,
      ...(promptOver != null && promptOver > 0 && { promptOver }),
      ...(start != null && end != null && { window: { start: minuteOf(start), end: minuteOf(end) } }),
      ...(days !== undefined && { days }),
    },
  ];
}

function minuteOf(clock: number): number {
  return Math.floor(clock / 100) * 60 + (clock % 100);
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** A decimal that is not negative, or the router's -1; above a thousand dollars for one unit it is a mistake. */
const PRICE = z
  .string()
  .max(60)
  .regex(/^(?:\d+(?:\.\d+)?(?:e[+-]?\d{1,2})?|-1(?:\.0+)?)$/i)
  .refine((text) => Number(text) <= 1_000);

const PRICES = Object.fromEntries(PRICE_KEYS.map((key) => [key, PRICE.nullish()])) as Record<
  PriceKey,
  z.ZodOptional<z.ZodNullable<typeof PRICE>>
>;

/** A clock as a number, 1630 for 16:30. */
const CLOCK = z
  .int()
  .min(0)
  .max(2_400)
  .refine((clock) => clock % 100 < 60);

const OVERRIDE = z
  .looseObject({
    ...PRICES,
    min_prompt_tokens: z.int().min(0).max(100_000_000_000).nullish(),
    utc_start: CLOCK.nullish(),
    utc_end: CLOCK.nullish(),
    utc_days: z.array(z.string()).min(1).nullish(),
  })
  .refine(({ utc_start, utc_end }) => (utc_start == null) === (utc_end == null), { path: ['utc_end'] })
  .refine(({ utc_start, utc_end }) => utc_start == null || utc_start !== utc_end, { path: ['utc_end'] });

const PRICING = z.looseObject({
  ...PRICES,
  prompt: PRICE,
  completion: PRICE,
  // Below zero it is a surcharge: -0.2 at one endpoint (2026-08-08).
  discount: z.number().min(-10).max(1).nullish(),
  overrides: z.array(OVERRIDE).nullish(),
});
