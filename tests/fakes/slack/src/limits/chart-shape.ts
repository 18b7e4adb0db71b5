import { fieldsOf, listOf } from '../fields.ts';
import { LIMITS } from './limits.ts';
import { list, number, object, type Problem, refined, type Shape, text, variant } from './shape.ts';

/** The native chart. */
export const dataVisualization: Shape = object({
  'block_id?': text(LIMITS.id),
  title: text(LIMITS.chartTitle),
  chart: variant(() => ({
    pie: object({ segments: list(SLICE, LIMITS.chartSeries) }),
    bar: SERIES_CHART,
    line: SERIES_CHART,
    area: SERIES_CHART,
  })),
});

const POINT = object({ label: text(LIMITS.chartLabel), value: number() });

const AXES = object({
  categories: list(text(LIMITS.chartLabel), LIMITS.chartCategories),
  'x_label?': text(LIMITS.axisLabel),
  'y_label?': text(LIMITS.axisLabel),
});

const SERIES_CHART = refined(
  object({
    series: list(
      object({ name: text(LIMITS.chartLabel), data: list(POINT, LIMITS.chartCategories) }),
      LIMITS.chartSeries,
    ),
    axis_config: AXES,
  }),
  seriesProblems,
);

const SLICE = object({ label: text(LIMITS.chartLabel), value: number(Number.MIN_VALUE) });

/** One point per category in each series, and no two series of a name. */
function seriesProblems(chart: Readonly<Record<string, unknown>>, pointer: string): readonly Problem[] {
  const categories = fieldsOf(chart['axis_config'])['categories'] as readonly string[];
  const series = listOf(chart['series']);
  const names = new Set(series.map(({ name }) => name));
  const twice = names.size < series.length;
  if (twice) return [{ pointer: `${pointer}/series`, message: 'series names must be unique' }];
  if (new Set(categories).size < categories.length)
    return [{ pointer: `${pointer}/axis_config/categories`, message: 'categories must be unique' }];
  return series.flatMap(({ data }, index) => {
    const labels = listOf(data).map(({ label }) => label);
    const fits = labels.length === categories.length && categories.every((name) => labels.includes(name));
    const message = 'must have exactly one data point for each category';
    return fits ? [] : [{ pointer: `${pointer}/series/${index}/data`, message }];
  });
}
