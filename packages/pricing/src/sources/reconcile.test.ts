import { describe, expect, it } from 'vitest';

import { usd } from '../money.ts';
import type { Rate } from '../rate-card.ts';
import { reconcile } from './reconcile.ts';

/** A claim in one line: `list input-token 3 2026-09-30`, with an optional prompt length at the end. */
function claim(text: string): Rate {
  const [kind, unit, amount = '', asOf, promptOver] = text.split(' ');
  const condition = promptOver === undefined ? {} : { promptOver: Number(promptOver) };
  const price = { kind: 'flat', amount: usd(amount), per: 1_000_000n };
  return { kind, unit, price, condition, asOf, source: { title: `the ${kind} source` } } as Rate;
}

function settled(...texts: readonly string[]) {
  const claims = texts.map(claim);
  const textOf = (rate: Rate): string => texts[claims.indexOf(rate)] ?? 'a rate that nobody claimed';
  const { rates, disagreements } = reconcile(claims);
  return { rates: rates.map(textOf), disagreements: disagreements.map(textOf) };
}

const LIST_IN = 'list input-token 3 2026-09-30';
const LIST_OUT = 'list output-token 15 2026-09-30';
const ROUTE_IN = 'route input-token 3 2026-08-08';
const ROUTE_OUT = 'route output-token 15 2026-08-08';
const ROUTE_WRITE = 'route cache-write-1h-token 6 2026-08-08';

describe('reconcile', () => {
  it('takes the list price before a route price, though the route is newer and cheaper', () => {
    const { rates } = settled('route input-token 2 2026-12-31', LIST_IN);
    expect(rates).toEqual([LIST_IN]);
  });

  it('takes the newer of two list prices', () => {
    const older = 'list input-token 4 2026-01-01';
    expect(settled(older, LIST_IN).rates).toEqual([LIST_IN]);
    expect(settled(LIST_IN, older).rates).toEqual([LIST_IN]);
  });

  it('takes the newer of two route prices where there is no list', () => {
    const newer = 'route input-token 2.5 2026-09-01';
    expect(settled(ROUTE_IN, newer).rates).toEqual([newer]);
  });

  it('fills what the list leaves out from a route that has the same plain prices', () => {
    const { rates, disagreements } = settled(LIST_IN, LIST_OUT, ROUTE_IN, ROUTE_OUT, ROUTE_WRITE);
    expect(rates.toSorted()).toEqual([LIST_IN, LIST_OUT, ROUTE_WRITE].toSorted());
    expect(disagreements).toEqual([]);
  });

  it('fills a price for long prompts in the same way', () => {
    const long = 'route input-token 6 2026-08-08 200000';
    expect(settled(LIST_IN, LIST_OUT, ROUTE_IN, ROUTE_OUT, long).rates).toContain(long);
  });

  it.each([
    ['input', 'route input-token 2.9 2026-08-08', ROUTE_OUT],
    ['output', ROUTE_IN, 'route output-token 14 2026-08-08'],
  ])('fills nothing from a route whose plain %s differs: it is another price level', (_, input, output) => {
    const { rates } = settled(LIST_IN, LIST_OUT, input, output, ROUTE_WRITE);
    expect(rates.toSorted()).toEqual([LIST_IN, LIST_OUT].toSorted());
  });

  it('takes the kind that covers input and output, though a better kind has one of them', () => {
    const { rates } = settled('list input-token 4 2026-09-30', ROUTE_IN, ROUTE_OUT, ROUTE_WRITE);
    expect(rates.toSorted()).toEqual([ROUTE_IN, ROUTE_OUT, ROUTE_WRITE].toSorted());
  });

  it('keeps what a source said before it changed its mind out of the disagreements', () => {
    expect(
      settled(LIST_IN, 'list input-token 4 2026-08-01', 'list input-token 5 2026-07-01').disagreements,
    ).toEqual([]);
  });

  it('keeps a disagreement as it was claimed, and averages nothing', () => {
    const route = 'route input-token 2 2026-08-08';
    expect(settled(LIST_IN, route)).toEqual({ rates: [LIST_IN], disagreements: [route] });
  });

  it('sees the same price in other blocks as agreement', () => {
    const perToken = {
      ...claim(ROUTE_IN),
      price: { kind: 'flat' as const, amount: usd('0.000003'), per: 1n },
    };
    // $0.000003 a token = $3 per 1M
    expect(reconcile([claim(LIST_IN), perToken]).disagreements).toEqual([]);
  });

  it('keeps a price for long prompts apart from the plain one', () => {
    const long = 'list input-token 6 2026-09-30 200000';
    expect(settled(long, LIST_IN)).toEqual({ rates: [LIST_IN, long], disagreements: [] });
  });

  it('puts the longer prompt last, because the last rate that applies is paid', () => {
    const [long, longer] = ['list input-token 6 2026-09-30 128000', 'list input-token 9 2026-09-30 1000000'];
    expect(settled(longer, long, LIST_IN).rates).toEqual([LIST_IN, long, longer]);
  });

  it('puts what demands more last, whatever the prompt length', () => {
    const long = claim('list input-token 6 2026-09-30 128000');
    const longInBatch = { ...long, condition: { promptOver: 1_000, tier: 'batch' as const } };
    expect(reconcile([longInBatch, long]).rates).toEqual([long, longInBatch]);
  });

  it('settles no claims at all to no rates', () => {
    expect(settled()).toEqual({ rates: [], disagreements: [] });
  });
});
