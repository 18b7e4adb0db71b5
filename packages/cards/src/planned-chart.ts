import type { Ranked } from '@tollkeeper/engine';

import { candidateName } from './candidate-name.ts';
import type { Section } from './card.ts';
import { dollars } from './dollars.ts';
import { everyPeriod, totalText } from './total-text.ts';

/** Draws what is planned with each of the compared models; a single one is no comparison. */
export function plannedChart(ranked: readonly Ranked[]): readonly Section[] {
  const [first] = ranked;
  if (first === undefined || ranked.length < 2) return [];
  const bars = ranked.map((each) => {
    const { planned } = each.estimate;
    return { label: candidateName(each), value: dollars(planned.money), text: totalText(planned) };
  });
  const title = `Planned${everyPeriod(first.estimate.period)}`;
  const alt = `${title}: ${bars.map(({ label, text }) => `${label} ${text}`).join('; ')}.`;
  return [{ kind: 'chart', title, chart: { kind: 'bars', bars }, alt, isRepeat: true }];
}
