import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '@tollkeeper/store';

import { openChannel } from '../channels/open-channel.ts';
import { WIRE } from '../channels/wire.ts';
import { clockOf } from '../configuration/demo-clock.ts';
import type { GuardSettings } from '../configuration/settings.ts';
import { deliver } from '../delivering/deliver.ts';
import type { Delivery } from '../delivering/delivery.ts';
import { type BackgroundWork, inBackground } from '../delivering/in-background.ts';

/** What delivery needs besides the settings and the store. */
export type DeliveryGround = Pick<Delivery, 'random' | 'comesBack' | 'onFault' | 'onNews'> & {
  readonly print: (text: string) => void;
  readonly realNow: () => Date;
};

/** Brings messages to the channels of the settings, beside the polling where a guard stays. */
export function openDelivery(
  { channels, rules, demoClock }: GuardSettings,
  store: Store,
  { print, realNow, ...ground }: DeliveryGround,
): BackgroundWork {
  const now = clockOf(demoClock, realNow);
  const speed = demoClock?.speed ?? 1;
  const wire = { ...WIRE, now: () => realNow().getTime() };
  let isEnding = false;
  const delivery: Delivery = {
    ...ground,
    store,
    rules,
    channels: channels.map((settings) => ({
      channel: openChannel(settings, { wire, print }),
      pings: settings.pings,
      escalateTo: settings.escalateTo,
    })),
    clock: { now, realNow: wire.now, speed, pause: (milliseconds) => wait(milliseconds) },
    simulated: () => demoClock && { at: now(), speed },
    isEnding: () => isEnding,
  };
  const { begin, settled } = inBackground(
    () => deliver(delivery),
    () => (ground.comesBack ? wait(PATIENCE_MS, undefined, { ref: false }) : FOR_EVER),
  );
  return {
    begin,
    settled: () => {
      isEnding = true;
      return settled();
    },
  };
}

/** A message to a channel that answers takes less; one that hangs goes on beside the polling. */
const PATIENCE_MS = 3_000;
const FOR_EVER: Promise<void> = new Promise(() => undefined);
