import { DEFAULT_REMINDERS } from '@tollkeeper/engine/guarding';
import type { Store } from '@tollkeeper/store';

import type { OutgoingMessage, SendOutcome } from '../channels/channel.ts';
import { sourceJob, wakingJob } from '../cycle/jobs.ts';
import { keptReadings } from '../cycle/kept-readings.ts';
import { riskBook } from '../cycle/risk.ts';
import { type Cycle, prepareTargets, tick } from '../cycle/tick.ts';
import { watchedCache } from '../cycle/watched-cache.ts';
import { deliver } from '../delivering/deliver.ts';
import type { DeliveryChannel } from '../delivering/delivery.ts';
import { wellnessOf } from '../service/wellness.ts';
import { scriptOf } from './faults.ts';
import { type Life, living } from './life.ts';
import { bookedStore, noteArrival } from './modelled-book.ts';
import { CHANNELS, excuse, MINUTE, type ModelledWorld, rulesOf } from './modelled-world.ts';

/** A process: it remembers what guards remember, and everything it does ends with its life. */
export type ModelledGuard = {
  readonly life: Life;
  readonly tick: () => Promise<void>;
  /** Why its heart does not beat. */
  readonly ailments: () => Promise<readonly string[]>;
};

/** Starts a guard by the settings of now. */
export async function startGuard(world: ModelledWorld, owner: string, life: Life): Promise<ModelledGuard> {
  const { account, clock, settings } = world;
  const names = settings.channels;
  const by = { world, life, channels: names, warningFrom: settings.warningFrom };
  const store = livingStore(bookedStore(by), life);
  const channels = names.map((name): DeliveryChannel => {
    const { channel, plays } = world.channels[name];
    const send = async (message: OutgoingMessage): Promise<SendOutcome> => {
      const fault = world.faults[name].shift();
      if (fault !== undefined) plays(scriptOf(fault, clock.trueNow()));
      const outcome = await channel.send(message);
      noteArrival({ ...by, channel: name }, message, outcome);
      return outcome;
    };
    const escalateTo = CHANNELS.find((each) => each.name === name)?.escalateTo;
    const mortal = { ...channel, send: living(send, life), check: living(channel.check, life) };
    return { channel: mortal, pings: true, escalateTo };
  });
  const [now, random] = [() => new Date(clock.now()), () => 0.5];
  const rules = rulesOf(settings);
  const onFault = (): void => {};
  const delivery = {
    ...{ store, channels, rules, random, onFault, comesBack: true },
    clock: { now, realNow: clock.trueNow, speed: 1, pause: async (ms: number) => clock.advance(ms) },
  };
  const sources = account.sources(now);
  const poll = { leastMs: MINUTE, mostMs: MINUTE, requestsPerMinute: 1_000 };
  const risk = riskBook();
  const cycle: Cycle = {
    ...{ store, rules, now, owner, onFault },
    jobs: [
      ...sources.map((source) => sourceJob(source, { poll, risk, now, random })),
      wakingJob(store, sources, now),
    ],
    reminders: DEFAULT_REMINDERS,
    channels: CHANNELS.filter(({ name }) => names.includes(name)),
    kept: keptReadings(),
    cache: watchedCache(),
    leaseMs: 2 * MINUTE,
    deliver: () => deliver(delivery),
  };
  await prepareTargets(cycle);
  const spanMs = 3 * MINUTE;
  const { note, ailments } = wellnessOf({ ...cycle, spanMs, passed: clock.trueNow });
  return {
    life,
    ailments,
    async tick() {
      life.tickBegan = { place: world.book.place, at: clock.now() };
      try {
        note(await tick(cycle));
      } catch (error) {
        note('threw');
        if (!life.isDead) throw error;
      } finally {
        // What it sent and could not write down any more is sent again.
        if (life.isDead) excuse(world.book, life.sending);
      }
    },
  };
}

function livingStore(store: Store, life: Life): Store {
  const parts = Object.entries(store).map(([name, part]) => {
    if (typeof part === 'function') return [name, living(part as never, life)];
    const calls = Object.entries(part).map(([call, does]) => [call, living(does as never, life)]);
    return [name, Object.fromEntries(calls)];
  });
  return Object.fromEntries(parts) as Store;
}
