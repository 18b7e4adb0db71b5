import { SCENARIO_PRESETS } from '@tollkeeper/engine';
import { describe, expect, it } from 'vitest';

import { benchmark } from './benchmark.ts';
import { benchmarkRows } from './benchmark-rows.ts';
import { benchmarkTable } from './benchmark-table.ts';
import { namedModels } from './named-models.ts';
import type { Table } from './outcome.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const catalog = smallCatalog({
  'acme/writer': { 'input-token': '3', 'output-token': '15' },
  'acme/half': { 'input-token': '1', 'output-token prompt>100000': '5' },
  'acme/painter': {
    'image quality=low': '0.02',
    'image quality=high': '0.04',
    'image quality=high;tier=batch': '0.01',
  },
  'acme/sketcher': { image: '0.01' },
  'acme/voice': { character: '15' },
  'acme/seat': { 'seat-month': '20' },
  'acme/mute': { 'image region=moon': '1' },
});
const prices = { catalog, today: '2026-11-21' };

type Row = Readonly<Record<string, unknown>>;

function rowsOf(...models: readonly string[]): readonly Row[] {
  const outcome = benchmark(namedModels(models, catalog), prices);
  if (outcome.kind === 'refused') throw new Error(outcome.texts.join());
  return rowsIn(outcome.table?.() ?? { columns: [], rows: [] });
}

/** Without the ranges, which take most of the time. */
function rowsWithoutRanges(model: string): readonly Row[] {
  const card = catalog.card(model);
  if (card === undefined) throw new Error(`there is no ${model}`);
  return rowsIn(benchmarkTable(benchmarkRows(card, prices, 0)));
}

function rowsIn({ columns, rows }: Table): readonly Row[] {
  return rows.map((row) =>
    Object.fromEntries(
      columns.map((name, at) => {
        const cell = row[at] ?? '';
        return [name, typeof cell === 'string' ? cell : cell.decimal];
      }),
    ),
  );
}

describe('benchmark', () => {
  it('puts a model into every preset that suits it', () => {
    const text = SCENARIO_PRESETS.filter(({ kind }) => kind === 'text' || kind === 'agent');
    const rows = rowsWithoutRanges('acme/writer');
    expect(rows.map(({ preset }) => preset)).toEqual(text.map(({ id }) => id));
    // 100 users × 20 days × 3 requests × (2,000 × $3/1M + 500 × $15/1M)
    expect(rows[0]).toMatchObject({
      model: 'acme/writer',
      period: 'month',
      exact: 'yes',
      base_usd: '81',
      planned_usd: '81',
      p50_usd: '',
      per: 'request',
      per_unit_usd: '0.0135',
      sources: 'literals of a test',
      oldest_as_of: '2026-11-01',
      snapshot: 'small',
      made_on: '2026-11-21',
    });
  });

  it('draws the spread of a preset with ranges where models are named, and not for all of them', () => {
    const fix = ({ preset }: Row): boolean => preset === 'agent-one-file-fix';
    const named = rowsOf('acme/writer').find(fix);
    const all = rowsOf().find((row) => fix(row) && row['model'] === 'acme/writer');

    expect(Number(named?.['p50_usd'])).toBeGreaterThan(0);
    expect(Number(named?.['p90_usd'])).toBeGreaterThan(Number(named?.['p50_usd']));
    expect(all).toEqual({ ...named, p50_usd: '', p90_usd: '' });
  });

  it('goes preset by preset, and through the models by their ids, however they are named', () => {
    const order = rowsOf('acme/voice', 'acme/sketcher', 'acme/painter');

    expect(order).toEqual(rowsOf('acme/painter', 'acme/voice', 'acme/sketcher'));
    expect(order.map(({ preset, model }) => [preset, model])).toEqual([
      ['product-images', 'acme/painter'],
      ['product-images', 'acme/painter'],
      ['product-images', 'acme/sketcher'],
      ['audiobook', 'acme/voice'],
    ]);
  });

  it('has a row for each choice without which there is no price', () => {
    const rows = rowsOf('acme/painter');

    // 1,000 accepted images of two attempts each
    expect(rows.map(({ variant, planned_usd }) => [variant, planned_usd])).toEqual([
      ['quality=low', '40'],
      ['quality=high', '80'],
    ]);
  });

  it('leaves amounts empty where nothing has a price, and marks totals that miss one', () => {
    expect(rowsOf('acme/mute')).toMatchObject([
      {
        exact: 'unknown',
        base_usd: '',
        planned_usd: '',
        per_unit_usd: '',
        gaps: 'no rate for images of acme/mute',
      },
    ]);
    const [half] = rowsWithoutRanges('acme/half');
    // 12,000,000 × $1/1M, and nothing is known of the output
    expect(half).toMatchObject({
      exact: 'at least',
      planned_usd: '12',
      gaps: 'no rate for output tokens of acme/half',
    });
  });

  it('says of a model that no preset suits it, and has no answer where that holds for all', () => {
    const some = benchmark(namedModels(['acme/seat', 'acme/sketcher'], catalog), prices);
    const none = benchmark(namedModels(['acme/seat'], catalog), prices);

    const text = 'no preset suits acme/seat: it has no rows';
    expect(some).toMatchObject({ kind: 'answer', notes: [text] });
    expect(none).toEqual({ kind: 'refused', texts: [text] });
  });

  it('is the same as data', () => {
    const outcome = benchmark(namedModels(['acme/mute', 'acme/sketcher'], catalog), prices);
    const json = outcome.kind === 'answer' ? outcome.json() : {};

    expect(json).toMatchObject({
      kind: 'benchmark',
      snapshot: { id: 'small', as_of: '2026-11-01' },
      made_on: '2026-11-21',
    });
    const [mute, sketcher] = json['rows'] as readonly Record<string, unknown>[];
    expect(mute).not.toHaveProperty('planned_usd');
    expect(mute).toMatchObject({ exact: false, gaps: ['no rate for images of acme/mute'] });
    // 1,000 × 2 × $0.01
    expect(sketcher).toMatchObject({
      exact: true,
      planned_usd: '20',
      per: 'accepted image',
      per_unit_usd: '0.02',
    });
  });
});
