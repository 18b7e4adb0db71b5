import { describe, expect, it } from 'vitest';
import { usd } from './money.ts';
import { firstAmount } from './price.ts';
import { type ClaimRow, openSnapshot, parseClaim, type SnapshotFile } from './snapshot.ts';

const SOURCES: SnapshotFile['sources'] = {
  maker: { title: 'The maker', url: 'https://acme.example/prices' },
};
const COLUMNS = ['unit', 'amount', 'per', 'when', 'source', 'as_of', 'kind'] as const;
const GOOD: ClaimRow = ['input-token', '3', '1000000', '', 'maker', '2026-09-30', 'list'];

function rowWith(column: (typeof COLUMNS)[number], value: string): ClaimRow {
  return GOOD.map((each, at) => (COLUMNS[at] === column ? value : each)) as unknown as ClaimRow;
}

function fileWith(claims: readonly ClaimRow[]): SnapshotFile {
  return {
    id: 'abc',
    asOf: '2026-09-30',
    sources: SOURCES,
    aliases: { uno: 'acme/one' },
    models: { 'acme/one': { name: 'One', claims } },
  };
}

describe('parseClaim', () => {
  it('reads a row as a rate with its source and day', () => {
    expect(parseClaim('acme/one', GOOD, SOURCES)).toEqual({
      unit: 'input-token',
      price: { kind: 'flat', amount: usd('3'), per: 1_000_000n },
      condition: {},
      kind: 'list',
      source: { title: 'The maker', url: 'https://acme.example/prices' },
      asOf: '2026-09-30',
    });
  });

  it('reads the prompt length that a price is for', () => {
    const { condition } = parseClaim('acme/one', rowWith('when', 'prompt>200000'), SOURCES);
    expect(condition).toEqual({ promptOver: 200_000 });
  });

  it.each([
    ['unit', 'words', 'a unit that is not counted'],
    ['unit', 'constructor', 'a unit that is a name of every object'],
    ['amount', 'three', 'a word'],
    ['amount', '', 'nothing'],
    ['amount', '$3', 'a currency sign'],
    ['amount', '1e-6', 'a power of ten'],
    ['amount', 'NaN', 'what is not a number'],
    ['amount', '-1', 'less than nothing'],
    ['amount', '0', 'zero that is not marked free'],
    ['amount', '0.000', 'zero that is not marked free, however long'],
    ['per', '0', 'a block of nothing'],
    ['per', '-1', 'a negative block'],
    ['per', '1.5', 'a broken block'],
    ['when', 'prompt=200000', 'a condition that nobody defined'],
    ['when', 'prompt>0', 'a condition that always holds'],
    ['source', 'hearsay', 'a source that is not listed'],
    ['as_of', '30.09.2026', 'a date in another order'],
    ['as_of', '2026-9-30', 'a date without its zeros'],
    ['as_of', '', 'no date'],
    ['kind', 'stated', 'a kind that only a person can claim'],
    ['kind', '', 'no kind'],
  ] as const)('refuses as %s "%s" (%s), naming model, field and value', (column, value, _why) => {
    const parse = () => parseClaim('acme/one', rowWith(column, value), SOURCES);
    expect(parse).toThrow('acme/one');
    expect(parse).toThrow(`${column} is "${value}"`);
  });

  it('takes a zero for a price marked free, and no other price for it', () => {
    const free = (amount: string): ClaimRow => [
      'input-token',
      amount,
      '1000000',
      '',
      'maker',
      '2026-09-30',
      'free',
    ];
    expect(firstAmount(parseClaim('acme/one', free('0'), SOURCES).price)).toBe(0n);
    expect(() => parseClaim('acme/one', free('3'), SOURCES)).toThrow('amount is "3"');
  });
});

describe('openSnapshot', () => {
  it('lists models and aliases as the file has them', () => {
    const catalog = openSnapshot(fileWith([GOOD]));
    expect(catalog).toMatchObject({ snapshot: 'abc', asOf: '2026-09-30' });
    expect(catalog.models).toEqual([{ id: 'acme/one', name: 'One' }]);
    expect(catalog.aliases).toEqual([{ name: 'uno', model: 'acme/one' }]);
  });

  it('has a card under the exact id alone', () => {
    const catalog = openSnapshot(fileWith([GOOD]));
    expect(catalog.card('acme/one')).toMatchObject({ model: 'acme/one', name: 'One' });
    for (const other of ['acme/one ', 'ACME/ONE', 'uno', 'constructor', '__proto__', '']) {
      expect(catalog.card(other)).toBeUndefined();
    }
  });

  it('has a card without rates for a model whose price nobody claims', () => {
    expect(openSnapshot(fileWith([])).card('acme/one')?.rates).toEqual([]);
  });

  it('gives the same card each time', () => {
    const catalog = openSnapshot(fileWith([GOOD]));
    expect(catalog.card('acme/one')).toBe(catalog.card('acme/one'));
  });

  it('throws on a card with a bad row, and on no other card', () => {
    const broken = fileWith([rowWith('amount', 'three')]);
    const file = { ...broken, models: { ...broken.models, 'acme/two': { name: 'Two', claims: [GOOD] } } };
    const catalog = openSnapshot(file);
    expect(() => catalog.card('acme/one')).toThrow('price of acme/one');
    expect(catalog.card('acme/two')?.rates).toHaveLength(1);
  });
});
