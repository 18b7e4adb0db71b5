import type { Money } from '../money.ts';
import type { PriceCondition } from '../price-condition.ts';

/** An amount that replaces the plain one while its conditions hold. */
export type ConditionalAmount = {
  readonly amount: Money;
  readonly promptOver?: number;
  /** Minutes since UTC midnight, half-open; it wraps when `start` is the greater one. */
  readonly window?: { readonly start: number; readonly end: number };
  /** UTC weekdays at the instant of the request, 0 is Sunday. */
  readonly days?: readonly number[];
};

export type Schedule = {
  readonly amounts: readonly { readonly amount: Money; readonly condition: PriceCondition }[];
  /** Whether some hours have no amount of their own, so that the plain one counts there. */
  readonly leavesHours: boolean;
};

/**
 * Turns amounts of which the last one that applies counts into amounts of which no two clocks overlap.
 *
 * Their order then says nothing but "longer prompts later", which reconciling keeps; the published order it
 * would lose. A clock that wraps midnight is cut there: OpenRouter's weekday is that of the request
 * (SDK 1.3.19, `utc_days`), ours that of the window's beginning.
 */
export function scheduleOf(plain: Money | undefined, overrides: readonly ConditionalAmount[]): Schedule {
  const times = new Set([
    0,
    DAY,
    ...overrides.flatMap(({ window }) => (window ? [window.start, window.end] : [])),
  ]);
  const bounds = [...times].sort((a, b) => a - b);
  const spans = new Map<string, Span>();
  for (const day of WEEK) {
    for (const span of spansOf(day, bounds, (minute) => bandsAt(plain, overrides, { day, minute }))) {
      const key = `${span.start} ${span.end} ${signature(span.bands)}`;
      spans.set(key, { ...span, days: [...(spans.get(key)?.days ?? []), day] });
    }
  }
  const timed = overrides.filter(isTimed);
  const covered = (day: number, minute: number) => timed.some((each) => holdsOn(each, { day, minute }));
  return {
    amounts: [...spans.values()].flatMap(amountsOf),
    leavesHours:
      timed.length > 0 && WEEK.some((day) => bounds.some((start) => start < DAY && !covered(day, start))),
  };
}

/** The amounts by prompt length; each holds from its `over` up to the next one's. */
type Band = { readonly over: number; readonly amount: Money };
type Span = {
  readonly start: number;
  readonly end: number;
  readonly bands: readonly Band[];
  readonly days: readonly number[];
};
type Moment = { readonly day: number; readonly minute: number };

function bandsAt(
  plain: Money | undefined,
  overrides: readonly ConditionalAmount[],
  moment: Moment,
): readonly Band[] {
  const now = overrides.filter((each) => holdsOn(each, moment));
  const thresholds = [...new Set([0, ...now.map(({ promptOver = 0 }) => promptOver)])].sort((a, b) => a - b);
  return thresholds
    .flatMap((over) => {
      const amount = now.findLast(({ promptOver = 0 }) => promptOver <= over)?.amount ?? plain;
      return amount === undefined ? [] : [{ over, amount }];
    })
    .filter(({ amount }, at, bands) => amount !== bands[at - 1]?.amount);
}

/** The spans of one day, neighbours with the same amounts joined. */
function spansOf(
  day: number,
  bounds: readonly number[],
  bandsFrom: (minute: number) => readonly Band[],
): readonly Span[] {
  const spans: Span[] = [];
  for (const [at, start] of bounds.slice(0, -1).entries()) {
    const span = { start, end: bounds[at + 1] ?? DAY, bands: bandsFrom(start), days: [day] };
    const last = spans.at(-1);
    if (last === undefined || signature(last.bands) !== signature(span.bands)) spans.push(span);
    else spans[spans.length - 1] = { ...last, end: span.end };
  }
  return spans;
}

function amountsOf({ start, end, bands, days }: Span): Schedule['amounts'] {
  const wholeDay = start === 0 && end === DAY;
  return bands.map(({ over, amount }) => ({
    amount,
    condition: {
      ...(over > 0 && { promptOver: over }),
      ...(!wholeDay && { window: { start, end: end % DAY } }),
      ...(days.length < WEEK.length && { days }),
    },
  }));
}

function holdsOn({ window, days }: ConditionalAmount, { day, minute }: Moment): boolean {
  if (days !== undefined && !days.includes(day)) return false;
  if (window === undefined) return true;
  const { start, end } = window;
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

function isTimed({ window, days, promptOver }: ConditionalAmount): boolean {
  return (window !== undefined || days !== undefined) && promptOver === undefined;
}

function signature(bands: readonly Band[]): string {
  return bands.map(({ over, amount }) => `${over}:${amount}`).join(',');
}

const WEEK = [0, 1, 2, 3, 4, 5, 6];
const DAY = 1_440;
