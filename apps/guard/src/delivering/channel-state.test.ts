import { openStore, type Store } from '@tollkeeper/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { changeChannel, channelState } from './channel-state.ts';

let store: Store;

beforeEach(async () => {
  store = await openStore({ path: ':memory:' });
});

afterEach(() => store.close());

describe('changeChannel', () => {
  it('loses no change of guards that make theirs at a time', async () => {
    const once = () =>
      changeChannel({ store }, 'ops', (state) => ({ state: { ...state, breaks: state.breaks + 1 } }));
    await Promise.all(Array.from({ length: 8 }, once));

    expect((await channelState({ store }, 'ops')).breaks).toBe(8);
    expect((await channelState({ store }, 'desk')).breaks).toBe(0);
  });

  it('begins anew where what is kept cannot be read', async () => {
    const nothing = { readings: [], incidents: [], events: [], targets: [], outbox: [] };
    for (const [name, json] of [
      ['ops', '{"sentAt":"yesterday"}'],
      ['desk', 'no JSON'],
    ] as const) {
      await store.guard.commit({ ...nothing, watched: [{ key: `channel:${name}`, version: 0, json }] });
      expect(await channelState({ store }, name)).toEqual({ sentAt: [], failures: 0, breaks: 0 });
    }
  });
});
