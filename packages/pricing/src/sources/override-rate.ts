import { BILLING_UNITS, type BillingUnit, isBillingUnit } from '../billing-unit.ts';
import { isOneSlipFrom } from '../model-search.ts';
import { usd } from '../money.ts';
import { type PriceCondition, parseCondition } from '../price-condition.ts';
import type { Rate } from '../rate-card.ts';
import { type Complain, fieldsOf, type Place, shown, textOf } from './yaml-fields.ts';

/** Reads one rate of the user, such as `{ unit: input-token, usd: "2.40", per: 1000000, when: tier=batch }`. */
export function parseOverrideRate(place: Place, asOf: string, complain: Complain): Rate | undefined {
  const fields = fieldsOf(place, { what: 'a rate', keys: ['unit', 'usd', 'per', 'when'] }, complain);
  if (fields === undefined) return undefined;
  const read = <T>(name: string, parse: (text: string) => T | undefined, wanted: string): T | undefined => {
    const field = fields.get(name);
    if (field === undefined) {
      complain(place.at, `the rate has no ${name}; write ${wanted}`);
      return undefined;
    }
    const text = textOf(field.node);
    const value = text === undefined ? undefined : parse(text);
    if (value === undefined) complain(field.at, `${name} is ${shown(field.node)}, expected ${wanted}`);
    return value;
  };
  const unit = read('unit', unitOf, unitsLike(textOf(fields.get('unit')?.node)));
  const amount = read('usd', amountOf, 'dollars as a plain decimal, such as "2.40"');
  const per = read('per', blockOf, 'a whole number above zero, such as 1000000 for a price per million');
  const when = fields.get('when');
  const condition = when === undefined ? {} : conditionOf(when, complain);
  if (unit === undefined || amount === undefined || per === undefined || condition === undefined) {
    return undefined;
  }
  const price = { kind: 'flat', amount, per } as const;
  return { unit, price, condition, kind: 'stated', source: YOUR_RATE, asOf };
}

/** Whether the text is a day of the calendar, `2026-10-01`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function unitOf(text: string): BillingUnit | undefined {
  return isBillingUnit(text) ? text : undefined;
}

function amountOf(text: string): ReturnType<typeof usd> | undefined {
  return /^\d{1,9}(?:\.\d{1,12})?$/.test(text) ? usd(text) : undefined;
}

function blockOf(text: string): bigint | undefined {
  return /^[1-9]\d{0,11}$/.test(text) ? BigInt(text) : undefined;
}

function unitsLike(text = ''): string {
  const typed = text.toLowerCase().replaceAll(/[\s_]+/g, '-');
  const near = Object.keys(BILLING_UNITS).filter(
    (unit) => unit === typed || isOneSlipFrom(typed, unit) || (typed.length > 2 && unit.includes(typed)),
  );
  return `a billing unit, such as ${(near.length > 0 ? near : ['input-token', 'output-token', 'image']).slice(0, 4).join(', ')}`;
}

/** Reads the condition; a name that nobody knows would never hold, so it is a mistake and no variant. */
function conditionOf({ at, node }: Place, complain: Complain): PriceCondition | undefined {
  const text = textOf(node) ?? '';
  const names = text.split(';').map((part) => part.split(/>=|>|=/)[0] ?? '');
  const strange = names.find((name) => !CONDITIONS.includes(name));
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  const refuse = (why: string): undefined => complain(at, `when is ${shown(node)}, but ${why}`) as undefined;
  if (strange !== undefined)
    return refuse(`"${strange}" is no condition; the conditions are ${CONDITIONS.join(', ')}`);
  if (twice !== undefined) return refuse(`"${twice}" stands in it twice`);
  try {
    const condition = parseCondition(text);
    const { from, until } = condition;
    const noDay = [from, until].find((day) => day !== undefined && !isDay(day));
    if (noDay !== undefined) return refuse(`${noDay} is no day of the calendar`);
    if (from !== undefined && until !== undefined && until <= from)
      return refuse('until is not after from, so it never holds');
    return condition;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse(`${why}; write it like prompt>200000, tier=batch or from=2026-10-01`);
  }
}

const YOUR_RATE = { title: 'your rate' } as const;

/** Those that are computed with, and the variants by which the catalog's price lists tell prices apart. */
const CONDITIONS: readonly string[] = [
  ...['prompt', 'from', 'until', 'utc', 'days', 'tier', 'region'],
  ...['resolution', 'quality', 'size', 'duration', 'audio', 'mode', 'billing'],
];
