import type { DiffPart, EstimateDiff } from '@tollkeeper/engine';
import { type Money, NOTHING, ratio } from '@tollkeeper/pricing';

import { becauseText, diffPartText } from './diff-part-text.ts';
import { roundPercentText } from './factor-text.ts';
import { signedMoneyText } from './money-text.ts';
import { everyPeriod, totalText } from './total-text.ts';

/** Says in one sentence by how much two estimates differ, and why; the parts have rounded changes. */
export function estimateDiffAnswer(diff: EstimateDiff, parts: readonly DiffPart[]): string {
  const { before, after, kind } = diff;
  const [from, to] = [totalText(before), totalText(after)];
  const same = before.period === after.period;
  const period = same ? everyPeriod(after.period) : '';
  const change = parts.reduce((sum, part) => (sum + part.change) as Money, NOTHING);
  const unsure = kind === 'exact' ? '' : '; a price is missing, so this is the change of the known part';
  if (parts.length === 0)
    return `Nothing changes what is planned: ${to}${everyPeriod(after.period)}${unsure}.`;
  if (change === NOTHING) {
    return `What is planned stays the same, ${to}${everyPeriod(after.period)}: the changes cancel each other out${unsure}.`;
  }
  const totals = same
    ? `from ${from} to ${to}`
    : `from ${from} ${PAID[before.period]} to ${to} ${PAID[after.period]}`;
  return `${signedMoneyText(change)}${period}${shareText(diff)}, ${totals}${causeText(parts, change)}${unsure}.`;
}

function shareText({ kind, before, change }: EstimateDiff): string {
  if (kind === 'at-least' || before.money === NOTHING) return '';
  const [sign, size] = change < 0n ? ['-', -change] : ['+', change];
  return ` (${roundPercentText(ratio(size, before.money)).replace(/^\d/, `${sign}$&`)})`;
}

/** Names the largest part in the direction of the change, and the largest one against it. */
function causeText(parts: readonly DiffPart[], change: Money): string {
  const told = parts.filter((part) => part.change !== NOTHING && !cancelsOut(part, parts));
  const [main, ...others] = told.filter((part) => isAlike(part.change, change));
  const [against] = told.filter((part) => !isAlike(part.change, change));
  if (main === undefined) return '';
  if (others.length === 0 && against === undefined) return `, ${becauseText(main)}`;
  const most = `, ${others.length === 0 ? '' : 'above all '}${becauseText(main)} (${signedMoneyText(main.change)})`;
  return against === undefined
    ? most
    : `${most}; on the other hand, ${diffPartText(against)} (${signedMoneyText(against.change)})`;
}

/** Changes of a kind that make nothing together, such as more users on fewer days, explain nothing. */
function cancelsOut({ kind }: DiffPart, parts: readonly DiffPart[]): boolean {
  const own = parts.filter((part) => part.kind === kind);
  return own.reduce((sum, part) => sum + part.change, 0n) === 0n;
}

function isAlike(a: Money, b: Money): boolean {
  return a > 0n === b > 0n;
}

const PAID = { month: 'a month', once: 'once' } as const;
