import type { Bar } from './card.ts';

/** A bar as text: its name, the bar in whole columns, and what is written at it. */
export type TextBar = { readonly label: string; readonly bar: string; readonly text: string };

/**
 * Draws bars as text, as long as each is of the longest; what is below zero is light, what is not a number has no bar.
 *
 * Nothing where there are fewer than three: two figures are compared at a glance, a bar adds only lines.
 */
export function textBars(bars: readonly Bar[], columns: number): readonly TextBar[] {
  if (bars.length < FEWEST) return [];
  const sizes = bars.map(({ value }) => (Number.isFinite(value) ? Math.abs(value) : 0));
  const largest = Math.max(...sizes);
  return bars.map(({ label, value, text }, at) => {
    const size = sizes[at] ?? 0;
    const length = size === 0 ? 0 : Math.max(1, Math.round((size / largest) * columns));
    return { label, bar: (value < 0 ? '░' : '█').repeat(length), text };
  });
}

const FEWEST = 3;
