import { pid, stdout } from 'node:process';

import type { Store } from '../src/store.ts';
import { ALERT, after, batchOf, claimAt, incidentOf, NOON, notificationOf } from './guard-batch.ts';

/** What a second process does with the guard's tables. */
export const GUARD_TASKS: Readonly<Record<string, (store: Store) => Promise<string>>> = {
  /** Claims targets, a few at a time, until none is due, and says which. */
  poll: async ({ targets }) => {
    const ids: string[] = [];
    for (;;) {
      const claim = { now: NOON, owner: String(pid), leaseMs: 60_000, limit: 7 };
      const claimed = await targets.claimDue(claim);
      if (claimed.length === 0) return ids.join();
      ids.push(...claimed.map(({ id }) => id));
      for (const { id, epoch } of claimed)
        await targets.complete({ id, epoch, intervalMs: 300_000, nextDue: after(300_000) });
    }
  },

  /** Delivers what waits, a few at a time, until nothing does, and says which. */
  send: async ({ outbox }) => {
    const ids: string[] = [];
    const [mine] = await outbox.counts(NOON, after(1));
    for (let waiting = mine?.waiting; waiting !== 0; ) {
      const claim = { channel: 'slack', now: NOON, leaseMs: 60_000, pauseMs: 60_000, limit: 5 };
      const claimed = await outbox.claim(claim);
      const end = { as: 'delivered', at: NOON, receipt: JSON.stringify({ by: pid }) } as const;
      for (const { id, epoch } of claimed) {
        // As soon as it is claimed it may be sent: a second claim is a second message, whoever finishes it.
        ids.push(id);
        await outbox.finish([{ id, epoch }], end);
      }
      if (claimed.length === 0) waiting = (await outbox.counts(NOON, after(1)))[0]?.waiting;
    }
    return ids.join();
  },

  /** Adds one to what is known of each of five subjects, forty times each, with a notification each time. */
  watch: async ({ guard }) => {
    const keys = ['a', 'b', 'c', 'd', 'e'];
    for (let added = 0; added < 40; ) {
      const known = new Map((await guard.watched(keys)).map((state) => [state.key, state]));
      const states = keys.map((key) => known.get(key) ?? { key, version: 0, json: '0' });
      const watched = states.map((state) => ({ ...state, json: String(Number(state.json) + 1) }));
      const outbox = watched.map(({ key, json }) =>
        notificationOf({ incident: { alertKey: key, number: 1 }, kind: `repeat:${json}` }),
      );
      // Each process in another order: what they lock must not depend on it.
      const turned = pid % 2 === 0 ? watched : watched.toReversed();
      const { kind } = await guard.commit(batchOf({ watched: turned, outbox: outbox.toReversed() }));
      if (kind === 'committed') added += 1;
    }
    return 'watched';
  },

  /** Acknowledges and takes it back, thirty times each, on top of what others do. */
  click: async ({ incidents }) => {
    for (let clicks = 0; clicks < 60; ) {
      const seen = await incidents.find({ alertKey: ALERT, number: 1 });
      if (seen === undefined) throw new Error('there is no incident');
      const handling = { by: String(pid), at: after(clicks), content: '{}' };
      const act = seen.acknowledged ? incidents.unacknowledge : incidents.acknowledge;
      if ((await act(seen, handling)).kind === 'handled') clicks += 1;
    }
    return 'clicked';
  },

  /** Takes one reading after the other for ever: each opens an incident, resolves the one before and tells both. */
  guard: async (store) => {
    await store.targets.put({ id: 't', intervalMs: 1, nextDue: NOON });
    for (let number = 1; ; number += 1) {
      const claim = { now: after(number), owner: 'a', leaseMs: 60_000, limit: 1 };
      const [target] = await store.targets.claimDue(claim);
      if (target === undefined) throw new Error('the target was not due');
      await store.guard.commit(stepOf(number, target.epoch));
      stdout.write(`${number}\n`);
    }
  },

  /** Delivers one notification after the other for ever, and writes which. */
  deliver_all: async (store) => {
    for (let time = 0; ; time += 1) {
      const [held] = await claimAt(store, time);
      if (held === undefined) throw new Error('nothing waits');
      await store.outbox.finish([held], { as: 'delivered', at: after(time), receipt: held.kind });
      stdout.write(`${held.kind.split(':')[1]}\n`);
    }
  },
};

function stepOf(number: number, epoch: number) {
  const resolved = { at: after(number), cause: 'topped_up' };
  const before = number === 1 ? [] : [incidentOf({ number: number - 1, resolved })];
  const incident = { alertKey: ALERT, number };
  return batchOf({
    readings: [{ subjectKey: 'key:abc', at: after(number), kind: 'key', json: '{}' }],
    watched: [{ key: 'key:abc', version: number - 1, json: String(number) }],
    incidents: [incidentOf({ number }), ...before],
    events: [{ incident, at: after(number), from: 'ok', to: 'firing', reason: 'crossed' }],
    outbox: ['slack', 'discord'].map((channel) => notificationOf({ incident, channel })),
    targets: [{ id: 't', epoch, intervalMs: 1, nextDue: after(number + 1) }],
  });
}
