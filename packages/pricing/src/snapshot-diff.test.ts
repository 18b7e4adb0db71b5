import { describe, expect, it } from 'vitest';

import { usd } from './money.ts';
import { parseCondition } from './price-condition.ts';
import type { PricedModels } from './priced-models.ts';
import type { Rate } from './rate-card.ts';
import { exact } from './ratio.ts';
import { openSnapshot } from './snapshot.ts';
import { diffPrices, pricedModels, type RateChange } from './snapshot-diff.ts';

/** A rate in one line: `input-token 3`, with an optional condition at the end. */
function rate(text: string): Rate {
  const [unit, amount = '', when = ''] = text.split(' ');
  const price = { kind: 'flat', amount: usd(amount), per: 1_000_000n };
  const source = { title: 'somewhere' };
  const condition = parseCondition(when);
  return { unit, price, condition, kind: 'route', source, asOf: '2026-08-08' } as Rate;
}

function side(models: Readonly<Record<string, readonly string[]>>, rest: Partial<PricedModels> = {}) {
  const rates = Object.entries(models).map(([id, texts]) => [id, texts.map(rate)] as const);
  return { rates: new Map(rates), unread: new Set<string>(), written: new Map(), ...rest };
}

function changesBetween(old: readonly string[], now: readonly string[]): readonly RateChange[] {
  return diffPrices(side({ 'acme/one': old }), side({ 'acme/one': now })).changes;
}

describe('diffPrices', () => {
  it('says of a changed rate what it was, what it is and by how much of it', () => {
    const [change] = changesBetween(['input-token 3'], ['input-token 2.4']);
    // (2.4 − 3) / 3 = −20 %
    expect(change).toMatchObject({
      kind: 'changed',
      model: 'acme/one',
      old: { price: { amount: usd('3') } },
      new: { price: { amount: usd('2.4') } },
      percent: exact('-20'),
    });
  });

  it('takes the same unit under another condition for another rate', () => {
    const kinds = changesBetween(['input-token 3 prompt>200000'], ['input-token 3 prompt>256000']);
    expect(kinds.map(({ kind }) => kind)).toEqual(['added', 'removed']);
  });

  it('gives no percentage to what was free', () => {
    expect(changesBetween(['input-token 0'], ['input-token 1'])[0]).not.toHaveProperty('percent');
  });

  it('sorts by the share of the change, whichever direction, and rates that came or went last', () => {
    const old = ['input-token 10', 'output-token 10', 'image 0', 'web-search 10', 'request 1'];
    const now = ['input-token 9', 'output-token 16', 'image 1', 'web-search 2', 'song 1'];
    const units = changesBetween(old, now).map((change) =>
      change.kind === 'changed' ? change.new.unit : `${change.kind} ${change.rate.unit}`,
    );
    // From free, −80 %, +60 %, −10 %
    expect(units).toEqual([
      'image',
      'web-search',
      'output-token',
      'input-token',
      'added song',
      'removed request',
    ]);
  });

  it('sees no change in the same price for another block', () => {
    const perToken = { ...rate('input-token 3'), price: { kind: 'flat', amount: usd('0.000003'), per: 1n } };
    const old = { ...side({}), rates: new Map([['acme/one', [perToken as Rate]]]) };
    expect(diffPrices(old, side({ 'acme/one': ['input-token 3'] }))).toMatchObject({ changes: [], noise: 0 });
  });

  it('counts amounts that are equal to twelve decimals a unit as noise, not as change', () => {
    // 0.083333333333 / 1,000,000 and 0.083333 / 1,000,000 are both $0.000000083333
    const diff = diffPrices(
      side({ 'acme/one': ['cache-write-5m-token 0.083333333333'] }),
      side({ 'acme/one': ['cache-write-5m-token 0.083333'] }),
    );
    expect(diff).toMatchObject({ changes: [], noise: 1 });
  });

  it('keeps a real change of the last decimal that counts', () => {
    expect(changesBetween(['input-token 0.083333'], ['input-token 0.083334'])).toHaveLength(1);
  });

  it('counts noise in what was written where reading has rounded it away', () => {
    const written = (amount: string) => ({ written: new Map([['acme/one.prompt', exact(amount)]]) });
    const models = { 'acme/one': ['input-token 1'] };
    expect(
      diffPrices(side(models, written('0.00000100000000000000015')), side(models, written('0.000001'))),
    ).toMatchObject({ changes: [], noise: 1 });
  });

  it('lists models that came and went with their rates', () => {
    const diff = diffPrices(side({ 'acme/old': ['image 1'] }), side({ 'acme/new': [] }));
    expect(diff.added).toEqual([{ model: 'acme/new', rates: [] }]);
    expect(diff.removed).toEqual([{ model: 'acme/old', rates: [rate('image 1')] }]);
    expect(diff.changes).toEqual([]);
  });

  it('takes a model that one side could not read for neither gone nor changed', () => {
    const unread = { unread: new Set(['acme/one']) };
    const diff = diffPrices(side({ 'acme/one': ['image 1'] }), side({}, unread));
    expect(diff).toMatchObject({ removed: [], changes: [], unread: ['acme/one'] });
  });

  it('finds nothing between a catalog and itself', () => {
    const catalog = openSnapshot({
      id: 'a',
      asOf: '2026-09-30',
      sources: { maker: { title: 'The maker' } },
      aliases: {},
      models: {
        'acme/one': { name: 'One', claims: [['image', '1', '1', '', 'maker', '2026-09-30', 'list']] },
      },
    });
    expect(diffPrices(pricedModels(catalog), pricedModels(catalog))).toEqual({
      added: [],
      removed: [],
      changes: [],
      noise: 0,
      unread: [],
    });
  });
});
