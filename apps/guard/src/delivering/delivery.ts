import type { SimulatedTime } from '@tollkeeper/cards';
import type { Store } from '@tollkeeper/store';

import type { Channel } from '../channels/channel.ts';
import type { DeliveryClock } from './delivery-clock.ts';

/** Everything that delivering works with. */
export type Delivery = {
  readonly store: Pick<Store, 'outbox' | 'incidents' | 'silences' | 'guard'>;
  readonly channels: readonly DeliveryChannel[];
  /** The rules that are on now: what waits of another one is not said any more. */
  readonly rules: readonly { readonly id: string }[];
  readonly clock: DeliveryClock;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Whether it is done again within seconds: then messages may wait for others that go with them. */
  readonly comesBack: boolean;
  /** The time of a made-up account, which every card then says. */
  readonly simulated?: () => SimulatedTime | undefined;
  /** Whether to end soon: the message under way is the last, and what was claimed is given back. */
  readonly isEnding?: () => boolean;
  /** Is told of what failed; the other channels go on. */
  readonly onFault: (what: string, error: unknown) => void;
  /** Is told once that a channel begins to fail, and once that it works again. */
  readonly onNews?: (sentence: string) => void;
};

/** A channel with what guard.yaml says of it. */
export type DeliveryChannel = {
  readonly channel: Channel;
  /** Whether a message there may notify people. */
  readonly pings: boolean;
  /** The name of the channel that is told first when this one is broken. */
  readonly escalateTo: string | undefined;
};
