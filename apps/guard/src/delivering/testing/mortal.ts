import type { Delivery } from '../delivery.ts';

/** A guard's part of the world that ends at one of its calls, before or after that was carried out. */
export type Mortal = {
  readonly delivery: Delivery;
  readonly isDead: () => boolean;
  readonly calls: () => number;
};

/** Lets a guard die at a call of the store or a channel, counted from 1; 0 lets it live. After that nothing works. */
export function mortal(delivery: Delivery, dies: { readonly at: number; readonly after: boolean }): Mortal {
  let [calls, dead] = [0, false];
  const die = (): never => {
    dead = true;
    throw new Error('killed');
  };
  const living =
    <A extends readonly unknown[], R>(call: (...parts: A) => Promise<R>) =>
    async (...parts: A): Promise<R> => {
      if (dead) die();
      calls += 1;
      const isLast = calls === dies.at;
      if (isLast && !dies.after) die();
      const result = await call(...parts);
      // Also where another call was the last meanwhile: nobody is there to take the answer.
      return isLast || dead ? die() : result;
    };
  const { outbox, incidents, silences, guard } = delivery.store;
  const store = {
    outbox: {
      ...outbox,
      claim: living(outbox.claim),
      finish: living(outbox.finish),
      retryLater: living(outbox.retryLater),
      dead: living(outbox.dead),
      waiting: living(outbox.waiting),
      deserted: living(outbox.deserted),
      ofIncident: living(outbox.ofIncident),
    },
    incidents: { ...incidents, find: living(incidents.find) },
    silences: { ...silences, active: living(silences.active) },
    guard: {
      watched: living(guard.watched),
      versions: living(guard.versions),
      commit: living(guard.commit),
    },
  };
  const channels = delivery.channels.map(({ channel, ...rest }) => ({
    ...rest,
    channel: { ...channel, send: living(channel.send), check: living(channel.check) },
  }));
  return { delivery: { ...delivery, store, channels }, isDead: () => dead, calls: () => calls };
}
