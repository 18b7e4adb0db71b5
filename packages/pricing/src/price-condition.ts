/** When a price applies; every part that is present must hold. */
export type PriceCondition = {
  /**
   * The prompt, cached tokens included, is longer than this many tokens: strictly longer, and for the whole
   * request (OpenRouter models API, `overrides[].min_prompt_tokens`, 2026-08-22).
   */
  readonly promptOver?: number;
  /** The same from this many tokens on: xAI's tiers begin at their threshold (LiteLLM, 2026-07-24). */
  readonly promptFrom?: number;
  /** First and last UTC day on which the price holds, `until` excluded. */
  readonly from?: string;
  readonly until?: string;
  /** UTC clock, as minutes since midnight, half-open; it may wrap midnight, and start = end is the whole day. */
  readonly window?: { readonly start: number; readonly end: number };
  /** UTC weekdays, 0 is Sunday. A window that wraps belongs to the day on which it begins. */
  readonly days?: readonly number[];
  readonly tier?: Exclude<ServiceTier, 'standard'>;
  readonly region?: string;
  /** What a vendor's price list tells apart by name: quality, size, resolution, audio. */
  readonly variant?: Readonly<Record<string, string>>;
};

export type ServiceTier = 'standard' | 'batch' | 'flex' | 'priority';

/** The names that price lists tell variants apart by; any other name is a slip of the pen. */
export const PRICE_VARIANTS = [
  'audio',
  'billing',
  'duration',
  'mode',
  'quality',
  'resolution',
  'size',
] as const;

/** What is known of a request besides its length, when its prices are looked up. */
export type Circumstances = {
  readonly at: Date;
  readonly tier?: ServiceTier;
  readonly region?: string;
  readonly variant?: Readonly<Record<string, string>>;
};

/** Whether the price is one for these dates, clock, region and variant; tiers and lengths are chosen later. */
export function holdsIn(condition: PriceCondition, { at, region, variant = {} }: Circumstances): boolean {
  return (
    holdsAt(condition, at) &&
    (condition.region === undefined || condition.region === region) &&
    Object.entries(condition.variant ?? {}).every(([name, value]) => variant[name] === value)
  );
}

/** Whether it is one for a prompt of this length; half a token over a threshold is over it. */
export function holdsForLength({ promptOver, promptFrom }: PriceCondition, promptTokens: number): boolean {
  return (
    (promptOver === undefined || promptTokens > promptOver) &&
    (promptFrom === undefined || promptTokens >= promptFrom)
  );
}

function holdsAt({ from, until, window, days }: PriceCondition, at: Date): boolean {
  const day = at.toISOString().slice(0, 10);
  if ((from !== undefined && day < from) || (until !== undefined && day >= until)) return false;
  if (window === undefined) return days === undefined || days.includes(at.getUTCDay());
  const minute = at.getUTCHours() * 60 + at.getUTCMinutes();
  const { start, end } = window;
  const wraps = start >= end;
  const inside = wraps ? start === end || minute >= start || minute < end : minute >= start && minute < end;
  const beganYesterday = wraps && start !== end && minute < end;
  const weekday = (at.getUTCDay() + (beganYesterday ? 6 : 0)) % 7;
  return inside && (days === undefined || days.includes(weekday));
}

/**
 * Reads a condition as the facts write it: parts joined by `;`, such as
 * `prompt>200000`, `prompt>=128000`, `from=2026-08-17`, `utc=0100-0400`, `days=1,2,3,4,5`, `tier=batch`,
 * `region=eu`; or a variant by one of its names, such as `quality=high`. Throws a sentence that names the part.
 */
export function parseCondition(text: string): PriceCondition {
  const condition: Mutable<PriceCondition> = {};
  for (const part of text.split(';').filter((each) => each !== '')) {
    const [, name = '', operator = '', value = ''] = /^([a-z_]+)(>=|>|=)(.+)$/.exec(part) ?? [];
    const read =
      name === 'prompt' ? readPrompt(operator, value) : operator === '=' ? readPart(name, value) : undefined;
    if (read === undefined) throw new Error(`the condition "${part}" cannot be read`);
    const variant = { ...condition.variant, ...read.variant };
    Object.assign(condition, read, Object.keys(variant).length === 0 ? {} : { variant });
  }
  return condition;
}

/** Writes a condition the way that `parseCondition` reads it, its parts in a fixed order. */
export function conditionText(condition: PriceCondition): string {
  const { promptOver, promptFrom, from, until, window, days, tier, region, variant = {} } = condition;
  const parts: readonly (readonly [string, string | number | undefined])[] = [
    ['prompt>', promptOver],
    ['prompt>=', promptFrom],
    ['from=', from],
    ['until=', until],
    ['utc=', window && `${clock(window.start)}-${clock(window.end)}`],
    ['days=', days?.join(',')],
    ['tier=', tier],
    ['region=', region],
    ...Object.entries(variant).map(([name, value]) => [`${name}=`, value] as const),
  ];
  return parts.flatMap(([name, value]) => (value === undefined ? [] : [`${name}${value}`])).join(';');
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function readPrompt(operator: string, value: string): PriceCondition | undefined {
  if (!/^[1-9]\d{0,11}$/.test(value)) return undefined;
  if (operator === '=') return undefined;
  return operator === '>' ? { promptOver: Number(value) } : { promptFrom: Number(value) };
}

function readPart(name: string, value: string): PriceCondition | undefined {
  switch (name) {
    case 'from':
      return isDay(value) ? { from: value } : undefined;
    case 'until':
      return isDay(value) ? { until: value } : undefined;
    case 'utc': {
      const [, start, end] = /^((?:[01]\d|2[0-3])[0-5]\d)-((?:[01]\d|2[0-3])[0-5]\d)$/.exec(value) ?? [];
      return start === undefined || end === undefined
        ? undefined
        : { window: { start: minutes(start), end: minutes(end) } };
    }
    case 'days':
      return /^[0-6](,[0-6])*$/.test(value) ? { days: value.split(',').map(Number) } : undefined;
    case 'tier':
      return value === 'batch' || value === 'flex' || value === 'priority' ? { tier: value } : undefined;
    case 'region':
      return { region: value };
    default:
      return PRICE_VARIANTS.some((each) => each === name) ? { variant: { [name]: value } } : undefined;
  }
}

/** Whether the text is a day that the calendar has, such as 2026-09-30. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function minutes(clockText: string): number {
  return Number(clockText.slice(0, 2)) * 60 + Number(clockText.slice(2));
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}`;
}
