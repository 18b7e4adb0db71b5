import { readFileSync } from 'node:fs';

import {
  burnDownSection,
  type Card,
  chartHeight,
  chartSvg,
  comparisonCard,
  estimateCard,
  type Section,
  sensitivityCard,
} from '@tollkeeper/cards';
import { chartPng } from '@tollkeeper/cards/chart-png';
import { compare, estimate, rangeOf, type Scenario, sensitivitiesOf } from '@tollkeeper/engine';
import { parseScenarioFile } from '@tollkeeper/engine/scenario-file';
import { bundledCatalog, usd } from '@tollkeeper/pricing';

import { lifeChart } from './life-chart.ts';

type ChartSection = Extract<Section, { readonly kind: 'chart' }>;

/** The files of docs/charts by name: each kind of chart as a picture in both schemes, and the page that shows them. */
export function chartSamples(): ReadonlyMap<string, Uint8Array> {
  const charts = sampleCharts();
  const pictures = charts.flatMap(([name, section]) =>
    (['light', 'dark'] as const).map(
      (scheme) => [`${name}-${scheme}.png`, pictureOf(section, scheme)] as const,
    ),
  );
  return new Map([...pictures, ['README.md', new TextEncoder().encode(pageOf(charts))]]);
}

export const CHARTS_FOLDER = new URL('../../docs/charts/', import.meta.url);

function sampleCharts(): readonly (readonly [string, ChartSection])[] {
  const agent = exampleOf('agent.yaml');
  const text = exampleOf('text.yaml');
  const estimated = estimateCard(estimate(agent, catalog, MADE_ON), rangeOf(agent, PRICES));
  const [cost] = chartsOf(estimated, 'bars');
  const [range, unitRange] = chartsOf(estimated, 'ranges');
  const [comparison] = chartsOf(comparisonCard(compare(text, MODELS, PRICES)), 'bars');
  const [sensitivity] = chartsOf(
    sensitivityCard(sensitivitiesOf(text, PRICES), estimate(text, catalog, MADE_ON)),
    'ranges',
  );
  const [burnDown] = burnDownSection(BUDGET);
  const named = {
    cost,
    range,
    'unit-range': unitRange,
    comparison,
    sensitivity,
    'burn-down': burnDown,
    'guard-life': lifeChart(),
  };
  return Object.entries(named).map(([name, section]) => {
    if (section?.kind !== 'chart') throw new Error(`There is no chart for ${name}.`);
    return [name, section] as const;
  });
}

function exampleOf(name: string): Scenario {
  const parsed = parseScenarioFile(readFileSync(new URL(name, EXAMPLES), 'utf8'), catalog);
  if (parsed.kind === 'refused') throw new Error(`${name}: ${JSON.stringify(parsed.problems)}`);
  return parsed.scenario;
}

function chartsOf({ sections }: Card, kind: ChartSection['chart']['kind']): readonly ChartSection[] {
  return sections.filter((section) => section.kind === 'chart').filter(({ chart }) => chart.kind === kind);
}

function pictureOf({ title, chart }: ChartSection, scheme: 'light' | 'dark'): Uint8Array {
  return chartPng(chartSvg(chart, { title, width: 800, height: chartHeight(chart), scheme }));
}

function pageOf(charts: readonly (readonly [string, ChartSection])[]): string {
  const shown = charts.map(([name, { title, alt }]) => {
    const dark = `<source media="(prefers-color-scheme: dark)" srcset="${name}-dark.png">`;
    const light = `<img src="${name}-light.png" width="800" alt="${alt}">`;
    return `## ${title}\n\n<picture>\n  ${dark}\n  ${light}\n</picture>`;
  });
  return `${[HEAD, ...shown].join('\n\n')}\n`;
}

const catalog = bundledCatalog();
const EXAMPLES = new URL('../../docs/examples/', import.meta.url);
const MADE_ON = '2026-11-21';
const PRICES = { catalog, today: MADE_ON };
const MODELS = [
  'anthropic/claude-haiku-4.5',
  'anthropic/claude-sonnet-4.6',
  'openai/gpt-5-mini',
  'google/gemini-2.5-flash',
];

/** A month of $100, spent a little more on working days: $3.40 on each, $1.10 on Saturdays and Sundays. */
const BUDGET = {
  limit: usd('100'),
  days: Array.from({ length: 21 }, (_, at) => {
    const weekends = Array.from({ length: at + 1 }, (_, day) => day % 7).filter(
      (day) => day === 0 || day === 6,
    );
    const cents = (at + 1) * 340 - weekends.length * 230;
    return { day: `2026-11-${String(at + 1).padStart(2, '0')}`, spent: usd((cents / 100).toFixed(2)) };
  }),
  until: '2026-11-30',
};

const HEAD = `# Charts

The kinds of charts, drawn from the scenario files under [examples](../examples) at the bundled prices on ${MADE_ON}, an
invented month of a budget, and [the life of an alert](../../tests/journeys/golden/guard-life.md).
\`npx pnpm charts\` writes pictures and page, and a test holds them to the code.`;
