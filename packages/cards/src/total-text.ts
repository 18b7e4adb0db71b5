import type { Period, Total } from '@tollkeeper/engine';
import type { Money } from '@tollkeeper/pricing';

import { exactMoneyText, moneyText } from './money-text.ts';

/** Writes a total: `$95.94`, or `at least $36.00` when a part of it has no known price. */
export function totalText(total: Total): string {
  return written(total, moneyText);
}

/** The same with every digit, where the cents hide some. */
export function exactTotalText(total: Total): string {
  return written(total, exactMoneyText);
}

/** What stands behind an amount that comes again: ` a month`; nothing behind what is paid once. */
export function everyPeriod(period: Period): string {
  return period === 'month' ? ' a month' : '';
}

function written({ kind, money }: Total, text: (money: Money) => string): string {
  return `${kind === 'at-least' ? 'at least ' : ''}${text(money)}`;
}
