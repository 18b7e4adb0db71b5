import type { Money } from '@tollkeeper/pricing';

import type { Line, Section } from './card.ts';
import { dollars } from './dollars.ts';
import { moneyText } from './money-text.ts';

/** A budget and what was spent of it by the end of each day, in the order of the days; days are UTC, such as 2026-11-21. */
export type BurnDown = {
  readonly limit: Money;
  readonly days: readonly { readonly day: string; readonly spent: Money }[];
  /** The last day of the budget, where it has one. */
  readonly until?: string;
};

/** Draws what was spent of a budget against its limit; nothing where no day is known. */
export function burnDownSection({ limit, days, until }: BurnDown): readonly Section[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const ends = [first.day, until ?? last.day];
  const lines: readonly Line[] = [
    {
      label: `Spent by ${last.day}: ${moneyText(last.spent)}`,
      points: days.map(({ day, spent }) => ({ at: Date.parse(day), value: dollars(spent) })),
    },
    {
      label: `Limit: ${moneyText(limit)}`,
      points: ends.map((day) => ({ at: Date.parse(day), value: dollars(limit) })),
    },
  ];
  const spent = days.map((each) => `${moneyText(each.spent)} by ${each.day}`).join(', ');
  const end = until === undefined ? '' : ` until ${until}`;
  const alt = `Limit ${moneyText(limit)}${end}; spent ${spent}.`;
  return [{ kind: 'chart', title: 'Spent against the limit', chart: { kind: 'lines', lines }, alt }];
}
