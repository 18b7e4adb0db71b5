import { bundledCatalog } from '@tollkeeper/pricing';
import { openStore, type Store, StoreError } from '@tollkeeper/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Reply } from '../converse/reply.ts';
import { watchAccount } from '../watching/testing/watched-account.ts';
import { chatTalker } from './chat-talker.ts';

const QUESTION = 'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';

const NOON = new Date(Date.UTC(2026, 10, 21, 12));

let store: Store;

beforeEach(async () => {
  store = await openStore({ path: ':memory:' });
});

afterEach(() => store.close());

function talkerOn(broken: Partial<Store['plans']>) {
  const around = () => ({ catalog: bundledCatalog(), today: '2026-11-21' });
  const plans = { ...store.plans, ...broken };
  const accountNow = () => NOON;
  const ground = { reading: undefined, around, person: 'terminal', accountNow };
  return chatTalker({ store: { ...store, plans }, ...ground });
}

function kindAndTitle(reply: Reply): string {
  return reply.kind === 'refused' ? reply.sentences.join(' ') : reply.kind;
}

describe('chatTalker', () => {
  it('tells what the guard knows, at the time of the account, and takes what is done to alerts', async () => {
    const { answer } = talkerOn({});
    expect(kindAndTitle(await answer('/alerts'))).toBe('not-watched');
    await watchAccount(store);

    expect(await answer('/budget')).toMatchObject({
      kind: 'account',
      data: { at: '2026-11-21T12:00:00.000Z' },
    });
    const [first] = await store.incidents.open();
    expect(await answer(`/alerts ack ${first?.shortId}`)).toMatchObject({ kind: 'told' });
    expect((await store.incidents.open())[0]?.acknowledged).toEqual({
      by: 'whoever sits at the terminal',
      at: NOON,
    });
  });

  it('answers in a sentence where the store fails, and goes on with what was said before', async () => {
    const fails = async (): Promise<never> => {
      throw new StoreError('The store "a.db" was locked. Close that program, then try again.');
    };
    const { answer } = talkerOn({ list: fails, save: fails });
    await answer(QUESTION);

    const sentence = 'The store "a.db" was locked. Close that program, then try again.';
    expect(kindAndTitle(await answer('/plan'))).toBe(sentence);
    expect(kindAndTitle(await answer('/plan save launch'))).toBe(sentence);
    const after = await answer('double the requests');
    // 12,000 × $0.0135
    expect(after.kind === 'estimate' && after.estimate.planned.money).toBe(162_000_000_000_000n);
  });

  it('hides no mistake of its own', async () => {
    const { answer } = talkerOn({
      list: async () => {
        throw new TypeError('a mistake');
      },
    });

    await expect(answer('/plan')).rejects.toThrow('a mistake');
  });

  it('saves and lists plans of whoever sits there', async () => {
    const { answer } = talkerOn({});
    await answer(QUESTION);
    await answer('/plan save launch');

    expect(await answer('/plan')).toMatchObject({ kind: 'plans', plans: [{ name: 'launch' }] });
  });
});
