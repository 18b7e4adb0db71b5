import type { Estimate, Sensitivity } from '@tollkeeper/engine';

import type { Section, SpreadBar } from './card.ts';
import { dollars } from './dollars.ts';
import { everyPeriod, totalText } from './total-text.ts';

/** An input that moves the planned total, with its name. */
export type NamedSensitivity = { readonly name: string; readonly sensitivity: Sensitivity };

/** Draws how far each input moves the planned total, the strongest first, around what is planned. */
export function tornadoChart(
  title: string,
  named: readonly NamedSensitivity[],
  { planned, period }: Pick<Estimate, 'planned' | 'period'>,
): readonly Section[] {
  if (named.length === 0) return [];
  const ranges = named.map(({ name, sensitivity: { low, high } }): SpreadBar => {
    const totals = [low.planned, planned, high.planned];
    const [least = planned, , most = planned] = totals.toSorted((a, b) => (a.money < b.money ? -1 : 1));
    return {
      label: name,
      low: dollars(least.money),
      middle: dollars(planned.money),
      high: dollars(most.money),
      text: `${totalText(least)} to ${totalText(most)}`,
    };
  });
  const ends = ranges.map(({ label, text }) => `${label} ${text}`).join('; ');
  const alt = `${title}: ${ends}. With all inputs as they are: ${totalText(planned)}${everyPeriod(period)}.`;
  return [{ kind: 'chart', title, chart: { kind: 'ranges', ranges }, alt, isRepeat: true }];
}
