import type { Brief, Choice, Fact } from '@tollkeeper/bot';
import { toDecimal } from '@tollkeeper/pricing';

/** A value of a fact as the corpus writes it. */
export type Value = number | string | boolean | { readonly low: number; readonly high: number };

export type Facts = Readonly<Record<string, Value>>;

/** What was understood, in the words of the corpus: normalised to a month, with the totals that follow from it. */
export type Understood = { readonly said: Facts; readonly follows: Facts };

export function corpusFacts(brief: Pick<Brief, 'facts' | 'choices' | 'workdays'>): Understood {
  const said: Record<string, Value> = {};
  for (const fact of brief.facts.values()) said[keyOf(fact)] = valueOf(fact);
  for (const [name, value] of brief.choices) Object.assign(said, choiceOf({ name, value }));
  const days = said['active_days'] ?? (brief.workdays ? 22 : 30);
  const follows: Record<string, Value> = {};
  for (const [key, each] of PER_USER_AND_DAY) {
    const total = product(said['users'], said[each], days);
    if (total !== undefined) follows[key] = total;
  }
  const minutes = product(said['calls_per_month'] ?? follows['calls_per_month'], said['minutes_per_call']);
  if (minutes !== undefined) follows['minutes_per_month'] = minutes;
  return { said, follows };
}

function keyOf({ name }: Fact): string {
  return KEYS[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function valueOf({ value, range }: Fact): Value {
  const number = (ratio: Fact['value']): number => Number(toDecimal(ratio, 12));
  return range === undefined ? number(value) : { low: number(range.low), high: number(range.high) };
}

function choiceOf({ name, value }: Choice): Facts {
  if (name === 'cache_lifetime') return { cache_ttl: value };
  if (name === 'audio') return { audio: value === 'on' };
  return { [name]: value };
}

function product(...factors: readonly (Value | undefined)[]): Value | undefined {
  const ends = factors.map((factor) => {
    if (typeof factor === 'number') return { low: factor, high: factor };
    return typeof factor === 'object' ? factor : undefined;
  });
  let [low, high] = [1, 1];
  for (const end of ends) {
    if (end === undefined) return undefined;
    [low, high] = [low * end.low, high * end.high];
  }
  return low === high ? low : { low, high };
}

/** Facts that the corpus calls otherwise. */
const KEYS: Readonly<Record<string, string>> = {
  acceptedClipsPerMonth: 'clips_per_month',
  sessionsPerMonth: 'calls_per_month',
  minutesPerSession: 'minutes_per_call',
  sessionMinutesPerMonth: 'minutes_per_month',
  audioMinutesPerMonth: 'minutes_per_month',
  recordingsPerMonth: 'calls_per_month',
  minutesPerRecording: 'minutes_per_call',
  failedJobRate: 'failure_rate',
  pricePerVideoSecond: 'unit_price_usd',
  pricePerSessionMinute: 'unit_price_usd',
  pricePerAudioMinute: 'unit_price_usd',
  inputTokensPerMonth: 'monthly_input_tokens',
  outputTokensPerMonth: 'monthly_output_tokens',
  budget: 'budget_usd',
};

const PER_USER_AND_DAY = [
  ['monthly_requests', 'requests_per_user_per_day'],
  ['tasks_per_month', 'tasks_per_user_per_day'],
  ['accepted_images_per_month', 'images_per_user_per_day'],
  ['clips_per_month', 'clips_per_user_per_day'],
  ['calls_per_month', 'sessions_per_user_per_day'],
] as const;
