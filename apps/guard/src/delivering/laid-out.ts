import type { Card } from '@tollkeeper/cards';

import type { Delivery } from './delivery.ts';
import type { Head } from './head.ts';
import { cardOf, plainCard, type Told } from './message.ts';

/** Lays a notification out, plainly where it cannot be otherwise. */
export function laidOut(head: Head, verdict: Told['verdict'], { onFault }: Pick<Delivery, 'onFault'>): Card {
  try {
    return cardOf(head, verdict);
  } catch (error) {
    onFault(`message ${head.row.id}`, error);
    return plainCard(head);
  }
}
