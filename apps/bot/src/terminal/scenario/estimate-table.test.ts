import { estimate, given, type Scenario } from '@tollkeeper/engine';
import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { estimateTable } from './estimate-table.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const scenario: Scenario = {
  workloads: [
    {
      kind: 'text',
      name: 'chat',
      pricing: { model: 'acme/half', inputs: {} },
      inputs: {
        calls: given(exact(1_000)),
        inputTokens: given(exact(1_000)),
        outputTokens: given(exact(100)),
      },
    },
  ],
  inputs: { retryRate: given(exact('0.1')) },
};

describe('estimateTable', () => {
  const { catalog, today } = {
    catalog: smallCatalog({ 'acme/half': { 'input-token': '3' } }),
    today: '2026-11-21',
  };
  const { columns, rows } = estimateTable(estimate(scenario, catalog, today));
  const column = (name: string) => rows.map((row) => row[columns.indexOf(name)]);

  it('has a row for each line with its rate, and the totals at the end', () => {
    expect(rows[0]).toEqual([
      'chat',
      'base',
      'Input tokens',
      { decimal: '1000000' },
      { decimal: '3' },
      { decimal: '1000000' },
      'input-token',
      'literals of a test',
      '2026-11-01',
      { decimal: '3' },
      'yes',
    ]);
    expect(column('what').slice(-4)).toEqual(['base', 'expected', 'planned', 'fees']);
    // $3 and a tenth of it again
    expect(column('usd').slice(-4)).toEqual(['3', '3.3', '3.3', '0'].map((decimal) => ({ decimal })));
  });

  it('shows what has no price without an amount, and marks the totals that miss it', () => {
    expect(rows.find(([, layer]) => layer === 'gap')).toEqual([
      '',
      'gap',
      'no rate for output tokens of acme/half',
      // 1,000 × 100 tokens
      { decimal: '100000' },
      '',
      '',
      'output-token',
      '',
      '',
      '',
      'no',
    ]);
    expect(column('exact').slice(-4)).toEqual(['no', 'no', 'no', expect.anything()]);
  });
});
