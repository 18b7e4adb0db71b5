import type { Bar, Chart, Line, SpreadBar } from '../card.ts';
import type { ChartBlock, ChartSeries } from './blocks.ts';
import { SLACK_LIMITS } from './limits.ts';
import { cut, cutMiddle, visible } from './slack-text.ts';

/**
 * Draws a chart as Slack's own; nothing where it does not fit and has to be a picture.
 *
 * Ranges are three bars side by side, not lines: a line would join what has nothing between it.
 */
export function chartBlock(title: string, chart: Chart): ChartBlock | undefined {
  const plot = plotOf(chart);
  if (plot === undefined || !fits(plot)) return undefined;
  return {
    type: 'data_visualization',
    title: cut(visible(title), SLACK_LIMITS.chartTitle.most),
    chart: {
      type: chart.kind === 'lines' ? 'line' : 'bar',
      series: plot.series,
      axis_config: { categories: plot.categories, y_label: 'US dollars' },
    },
  };
}

type Plot = { readonly categories: readonly string[]; readonly series: readonly ChartSeries[] };

function plotOf(chart: Chart): Plot | undefined {
  switch (chart.kind) {
    case 'bars':
      return barPlot(chart.bars);
    case 'ranges':
      return rangePlot(chart.ranges);
    case 'lines':
      return linePlot(chart.lines);
  }
}

function barPlot(bars: readonly Bar[]): Plot {
  const categories = bars.map(({ label }) => shortLabel(label));
  const values = bars.map(({ value }) => value);
  return { categories, series: [series('Cost', categories, values)] };
}

function rangePlot(ranges: readonly SpreadBar[]): Plot {
  const categories = ranges.map(({ label }) => shortLabel(label));
  const ends = ['low', 'middle', 'high'] as const;
  return {
    categories,
    series: ends.map((end) =>
      series(
        end,
        categories,
        ranges.map((range) => range[end]),
      ),
    ),
  };
}

/** Slack has one row of categories for all lines: lines with instants of their own have to be a picture. */
function linePlot(lines: readonly Line[]): Plot | undefined {
  const instants = lines[0]?.points.map(({ at }) => at) ?? [];
  const isShared = lines.every(
    ({ points }) => points.length === instants.length && points.every(({ at }, nth) => at === instants[nth]),
  );
  if (!isShared || instants.some((at) => Number.isNaN(new Date(at).getTime()))) return undefined;
  const categories = instantLabels(instants);
  return {
    categories,
    series: lines.map(({ label, points }) =>
      series(
        shortLabel(label),
        categories,
        points.map(({ value }) => value),
      ),
    ),
  };
}

function series(name: string, categories: readonly string[], values: readonly number[]): ChartSeries {
  return { name, data: categories.map((label, at) => ({ label, value: values[at] ?? Number.NaN })) };
}

/** Days where they differ, else days with the time (UTC). */
function instantLabels(instants: readonly number[]): readonly string[] {
  const texts = instants.map((at) => new Date(at).toISOString());
  const days = texts.map((text) => text.slice(0, 10));
  return new Set(days).size === days.length ? days : texts.map((text) => text.slice(0, 16).replace('T', ' '));
}

function fits({ categories, series }: Plot): boolean {
  const names = series.map(({ name }) => name);
  return (
    isWithin(categories, SLACK_LIMITS.chartCategories.most) &&
    isWithin(names, SLACK_LIMITS.chartSeries.most) &&
    series.every(({ data }) => data.every(({ value }) => Number.isFinite(value)))
  );
}

/** At least one, at most `most`, all different, none too long. */
function isWithin(labels: readonly string[], most: number): boolean {
  return (
    labels.length > 0 &&
    labels.length <= most &&
    new Set(labels).size === labels.length &&
    labels.every((label) => label.length <= SLACK_LIMITS.chartLabel.most)
  );
}

function shortLabel(label: string): string {
  return cutMiddle(visible(label), SLACK_LIMITS.chartLabel.most);
}
