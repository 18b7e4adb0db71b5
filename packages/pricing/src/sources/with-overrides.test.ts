import { describe, expect, it } from 'vitest';

import type { Catalog } from '../catalog.ts';
import { findModel } from '../model-search.ts';
import { usd } from '../money.ts';
import { firstAmount } from '../price.ts';
import { type Circumstances, conditionText } from '../price-condition.ts';
import { cardIn, rateFor } from '../rate-card.ts';
import { type ClaimRow, openSnapshot } from '../snapshot.ts';
import { parseOverrides, unlistedModels, withOverrides } from './overrides.ts';

const CLAIMS: readonly ClaimRow[] = [
  ['input-token', '3', '1000000', '', 'maker', '2026-09-30', 'list'],
  ['input-token', '6', '1000000', 'prompt>200000', 'maker', '2026-09-30', 'list'],
  ['input-token', '1.5', '1000000', 'tier=batch', 'maker', '2026-09-30', 'list'],
  ['input-token', '5', '1000000', 'from=2026-12-01', 'maker', '2026-09-30', 'list'],
  ['output-token', '15', '1000000', '', 'maker', '2026-09-30', 'list'],
];

const catalog = openSnapshot({
  id: 'abc',
  asOf: '2026-09-30',
  sources: { maker: { title: 'The maker' } },
  aliases: {},
  models: { 'acme/one-2': { name: 'One 2', claims: CLAIMS } },
});

function read(text: string) {
  const parsed = parseOverrides(`version: 1\nmodels:\n${text}`, '2026-11-21');
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  return parsed.models;
}

/** The catalog with one rate of the user for a million input tokens, under a condition or none. */
function withInput(amount: string, when?: string): Catalog {
  const condition = when === undefined ? '' : `, when: ${when}`;
  const rate = `{ unit: input-token, usd: "${amount}", per: 1000000${condition} }`;
  return withOverrides(catalog, read(`  acme/one-2:\n    rates: [${rate}]`));
}

type Asked = Partial<Circumstances> & { readonly promptTokens?: number };

function paid(from: Catalog, { promptTokens = 1_000, ...rest }: Asked = {}) {
  const card = from.card('acme/one-2');
  const held = card && cardIn(card, { at: new Date('2026-11-21T12:00:00Z'), ...rest });
  const rate = held && rateFor(held, 'input-token', promptTokens);
  return rate && firstAmount(rate.price);
}

describe('withOverrides', () => {
  it('charges the rate of the user before the list', () => {
    expect(paid(withInput('2.40'))).toBe(usd('2.40'));
  });

  it('keeps the list price in sight as a claim that differs', () => {
    const card = withInput('2.40').card('acme/one-2');
    expect(card?.rates.filter(({ kind }) => kind === 'stated')).toHaveLength(1);
    expect(card?.disagreements.map(({ price }) => firstAmount(price))).toEqual([usd('3'), usd('5')]);
  });

  it('sees no disagreement where the list says the same', () => {
    expect(
      withInput('3')
        .card('acme/one-2')
        ?.disagreements.map(({ price }) => firstAmount(price)),
    ).toEqual([usd('5')]);
  });

  it('is not undone by a list price with a later date', () => {
    expect(paid(withInput('2.40'), { at: new Date('2026-12-24T12:00:00Z') })).toBe(usd('2.40'));
  });

  it('leaves what the user said nothing about: long prompts, other tiers, other units, other models', () => {
    const own = withInput('2.40');
    expect(paid(own, { promptTokens: 200_001 })).toBe(usd('6'));
    expect(paid(own, { tier: 'batch' })).toBe(usd('1.5'));
    expect(own.card('acme/one-2')?.rates.filter(({ unit }) => unit === 'output-token')).toHaveLength(1);
    expect(own.card('acme/three')).toBeUndefined();
  });

  it.each([
    ['prompt>200000', { promptTokens: 200_001 }],
    ['tier=batch', { tier: 'batch' }],
    ['prompt>100000', { promptTokens: 100_001 }],
  ] as const)('charges a rate for %s where that holds, and the list elsewhere', (when, asked) => {
    const own = withInput('2.40', when);
    expect(paid(own, asked)).toBe(usd('2.40'));
    expect(paid(own)).toBe(usd('3'));
  });

  it('lets the list go on before a dated rate begins', () => {
    const own = withInput('2.40', 'from=2026-11-22');
    expect(paid(own)).toBe(usd('3'));
    expect(paid(own, { at: new Date('2026-11-22T00:00:00Z') })).toBe(usd('2.40'));
    expect(paid(own, { at: new Date('2026-12-24T00:00:00Z') })).toBe(usd('2.40'));
  });

  it('keeps the order of the list, in which longer prompts stand last', () => {
    const conditions = withInput('2.40')
      .card('acme/one-2')
      ?.rates.map(({ condition }) => conditionText(condition));
    expect(conditions?.indexOf('prompt>200000')).toBeGreaterThan(conditions?.indexOf('') ?? 9);
  });

  it('finds a model of the user by its name', () => {
    const own = withOverrides(
      catalog,
      read('  acme/private-llm:\n    name: Acme private LLM\n    rates: [{ unit: image, usd: "1", per: 1 }]'),
    );
    const model = { id: 'acme/private-llm', name: 'Acme private LLM' };
    expect(findModel(own, 'acme private llm')).toEqual({ kind: 'found', model });
    expect(own.card('acme/private-llm')).toMatchObject({
      name: 'Acme private LLM',
      rates: [{ kind: 'stated' }],
    });
  });

  it('names itself and the newest day, so that no estimate passes for one at list prices', () => {
    expect(withInput('2.40')).toMatchObject({ snapshot: 'abc+your-rates', asOf: '2026-11-21' });
  });
});

describe('unlistedModels', () => {
  const rates = 'rates: [{ unit: image, usd: "1", per: 1 }]';

  it('names the line of a model without a name that no catalog lists, and near ids', () => {
    expect(unlistedModels(catalog, read(`  acme/one-3:\n    ${rates}`))).toEqual([
      {
        line: 3,
        message: expect.stringMatching(/acme\/one-3 is not in the catalog.+acme\/one-2.+give it a name/),
      },
    ]);
  });

  it('accepts what is listed or has a name', () => {
    const models = read(`  acme/one-2:\n    ${rates}\n  acme/own:\n    name: Own\n    ${rates}`);
    expect(unlistedModels(catalog, models)).toEqual([]);
  });
});
