import { estimate, type PlanState } from '@tollkeeper/engine';
import { bundledCatalog, type Catalog, type Money, type Rate, usd } from '@tollkeeper/pricing';
import { type ListedPlan, openStore, type Store } from '@tollkeeper/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { answerLine } from '../commands/answer-line.ts';
import { NEW_CONVERSATION } from '../converse/conversation.ts';
import { basisIn, basisText } from './basis-text.ts';
import type { GuardDesk } from './guard-desk.ts';
import { heldPlan, unknownKeys } from './held-plan.ts';
import { READ_AT, watchAccount } from './testing/watched-account.ts';

const AROUND = { catalog: bundledCatalog(), today: '2026-11-21' };
const CARD = { title: '', answer: '', sections: [] };

let store: Store;
let basis: string;

beforeEach(async () => {
  store = await openStore({ path: ':memory:' });
  await watchAccount(store);
  const { reply } = await answerLine(
    'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out',
    NEW_CONVERSATION,
    AROUND,
  );
  if (reply.kind !== 'estimate') throw new Error('There is no estimate.');
  basis = basisText(reply.estimate);
});

afterEach(() => store.close());

function planOf(month = '2026-11'): ListedPlan {
  const plannedPicodollars = usd('81');
  return {
    id: 'p1',
    workspace: 'w',
    name: 'launch',
    month,
    plannedPicodollars,
    savedBy: 'U1',
    savedAt: READ_AT,
  };
}

function desk(now = READ_AT): GuardDesk {
  return { store, maySee: true, ask: '', asker: async () => ({ recordedAs: '' }), now: () => now };
}

function held(state: Partial<PlanState> = {}, { plan = planOf(), prices = AROUND, now = READ_AT } = {}) {
  const whole = { card: CARD, conversation: '', basis, ...state };
  return heldPlan(plan, { state: whole, desk: desk(now), prices });
}

/** Today's prices with every rate doubled. */
function doubled(catalog: Catalog): Catalog {
  const twice = ({ price, ...rate }: Rate): Rate => ({
    ...rate,
    price: price.kind === 'flat' ? { ...price, amount: (price.amount * 2n) as Money } : price,
  });
  return {
    ...catalog,
    card: (id) => {
      const card = catalog.card(id);
      return card && { ...card, rates: card.rates.map(twice) };
    },
  };
}

describe('heldPlan', () => {
  it('takes the key’s own counter of the month for what is spent', async () => {
    expect(await held({ keys: ['PROD'] })).toMatchObject({
      of: 'the key PROD',
      planned: usd('81'),
      spend: { spent: usd('84'), isCounted: true, readAt: READ_AT },
    });
  });

  it('adds up the keys that it is for', async () => {
    // $84 and $5.
    expect((await held({ keys: ['prod', 'batch'] }))?.spend?.spent).toBe(usd('89'));
  });

  it('is for the account where no key is named', async () => {
    const found = await held();

    // 20.5 days × 24 × $0.10 = $49.20, to the minutes by which the counters trail.
    expect(Number(found?.spend?.spent) / 1e12).toBeCloseTo(49.2, 1);
    expect(found?.of).toBe('the account');
  });

  it('names the keys that nobody watches any more', async () => {
    expect(await held({ keys: ['prod', 'gone'] })).toMatchObject({
      unknown: 'No key that is watched is called gone.',
    });
  });

  it.each([
    ['2026-12', 'The month has not begun.'],
    ['2026-09', 'What was spent is not known: the readings do not reach back to the beginning of the month.'],
  ])('says of %s why nothing is known', async (month, unknown) => {
    const found = await held({}, { plan: planOf(month) });

    expect(found).toMatchObject({ unknown });
    expect(found?.spend).toBeUndefined();
  });

  it('finds by how much prices have changed since it was saved', async () => {
    const prices = { ...AROUND, catalog: doubled(AROUND.catalog) };

    expect((await held())?.prices?.change).toBe(0n);
    // Twice $81.00.
    expect((await held({}, { prices }))?.prices).toMatchObject({
      change: usd('81'),
      parts: expect.arrayContaining([expect.objectContaining({ kind: 'price' })]),
    });
  });

  it('does without prices that were not kept', async () => {
    expect((await held({ basis: 'of another version' }))?.prices).toBeUndefined();
  });

  it('is nothing where nothing is watched', async () => {
    const empty = await openStore({ path: ':memory:' });
    const found = await heldPlan(planOf(), {
      state: undefined,
      desk: { ...desk(), store: empty },
      prices: AROUND,
    });
    await empty.close();

    expect(found).toBeUndefined();
  });
});

describe('basisText', () => {
  it('keeps all from which the estimate can be made again', () => {
    const read = basisIn(basis);
    if (read === undefined) throw new Error('The basis cannot be read.');

    expect(estimate(read.scenario, read.catalog, read.today).planned).toEqual({
      kind: 'exact',
      money: usd('81'),
    });
    expect(basis.length).toBeLessThan(20_000);
  });
});

describe('unknownKeys', () => {
  it('knows keys by their names in any capitals, and by their hashes', async () => {
    expect(await unknownKeys(['Prod', 'b2', 'x'], store)).toEqual({
      unknown: ['x'],
      watched: ['batch', 'prod'],
    });
  });
});
