import type { Watched } from '@tollkeeper/engine';
import { parseWatched, watchedText } from '@tollkeeper/engine/guarding';
import { openStore, type Store } from '@tollkeeper/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { NEW_CONVERSATION } from '../converse/conversation.ts';
import { alertsAnswer } from './alerts-answer.ts';
import type { Asker } from './guard-desk.ts';
import { observe, READ_AT, spentKey } from './testing/watched-account.ts';

const ANN: Asker = { recordedAs: 'Ann (U1)' };
const BEN: Asker = { recordedAs: 'Ben (U2)' };

type WatchedAlert = Watched['alerts'][number];
type KnownWatched = { readonly key: string; readonly version: number; readonly json: string };

function withReadAt(alert: WatchedAlert, readAt: Date): WatchedAlert {
  const { state } = alert;
  return state.kind === 'open'
    ? { ...alert, state: { ...state, evidence: { ...state.evidence, readAt } } }
    : alert;
}

let store: Store;

beforeEach(async () => {
  store = await openStore({ path: ':memory:' });
  await observe(store, spentKey('batch'));
});

afterEach(() => store.close());

async function asks(rest: string, asker = ANN): Promise<unknown> {
  const guard = { store, maySee: true, ask: 'Maria', asker: async () => asker, now: () => READ_AT };
  return (await alertsAnswer(rest, NEW_CONVERSATION, { guard })).reply;
}

describe('alertsAnswer', () => {
  it('lists an open alert with the figures of its last reading, not with those it was raised at', async () => {
    const [{ key, version, json }] = (await store.guard.watched(['key:batch'])) as [KnownWatched];
    const watched = parseWatched(json);
    const readAt = new Date(READ_AT.getTime() - 7 * 60_000);
    const alerts = watched.alerts.map((alert) => withReadAt(alert, readAt));
    const changed = [{ key, version, json: watchedText({ ...watched, alerts }) }];
    const nothing = { readings: [], incidents: [], events: [], outbox: [], targets: [] };
    expect((await store.guard.commit({ ...nothing, watched: changed })).kind).toBe('committed');

    expect(JSON.stringify(await asks(''))).toContain('the figures as of 2026-11-21 11:53 UTC');
  });

  it('shows in the history who silenced a rule, and who ended that', async () => {
    await asks('silence forecast-limit 2h');
    const silenced = { rule: 'forecast-limit', at: READ_AT.toISOString() };
    const until = new Date(READ_AT.getTime() + 7_200_000).toISOString();
    expect(await asks('history')).toMatchObject({
      data: { silencings: [{ ...silenced, by: 'Ann (U1)', until }] },
    });

    await asks('unsilence', BEN);
    const ended = { ...silenced, by: 'Ben (U2)', until: null };
    const { data } = (await asks('history')) as { readonly data: { readonly silencings: unknown } };
    expect(data.silencings).toContainEqual(ended);
    expect(JSON.stringify(await asks('history'))).toContain('forecast-limit heard again, by Ben (U2)');
  });
});
