import { buryDeserted } from './bury-deserted.ts';
import { deliverOn } from './deliver-on.ts';
import type { Delivery } from './delivery.ts';
import { routeOf } from './route.ts';

/**
 * Brings what is owed to its channels, each for itself; what cannot be brought now stays owed.
 *
 * A message is sent before it counts as delivered: whoever crashes in between sends it twice, and never not at all.
 */
export async function deliver(delivery: Delivery): Promise<void> {
  try {
    await buryDeserted(delivery);
  } catch (error) {
    delivery.onFault('channels that are no more', error);
  }
  await Promise.all(
    delivery.channels.map(async (entry) => {
      try {
        await deliverOn(routeOf(entry, delivery));
      } catch (error) {
        delivery.onFault(`channel ${entry.channel.name}`, error);
      }
    }),
  );
}
