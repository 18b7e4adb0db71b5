import type { Estimate, LineItem } from '@tollkeeper/engine';

import type { Bar, Section } from './card.ts';
import { dollars } from './dollars.ts';
import { moneyText } from './money-text.ts';
import { worksOf } from './works.ts';

/** Draws the lines of an estimate as bars, layer by layer; a single line is no comparison. */
export function costChart(estimate: Pick<Estimate, 'lines' | 'scenario'>): readonly Section[] {
  const { lines } = estimate;
  if (lines.length < 2) return [];
  const works = worksOf(estimate);
  // Several pieces of work have each their own layers: a picture shows the layers of all of them.
  const byLayer = [...Map.groupBy(lines, ({ layer }) => layer).values()].flat();
  const bars = byLayer.map(({ layer, label, workload, cost }): Bar => {
    const whose = workload === undefined ? '' : (works[workload]?.inBrackets ?? '');
    return { label: `${label}${whose}`, value: dollars(cost), text: moneyText(cost), group: layer };
  });
  const chart = { kind: 'bars' as const, bars };
  return [{ kind: 'chart', title: 'Cost by layer and line', chart, alt: altOf(bars), isRepeat: true }];
}

/** The layers in their order: `base: Input tokens $36.00, Output tokens $45.00; buffer: …`. */
function altOf(bars: readonly Bar[]): string {
  const layers = Map.groupBy(bars, ({ group }) => group as LineItem['layer']);
  const said = [...layers].map(
    ([layer, own]) => `${layer}: ${own.map(({ label, text }) => `${label} ${text}`).join(', ')}`,
  );
  return `${said.join('; ')}.`;
}
