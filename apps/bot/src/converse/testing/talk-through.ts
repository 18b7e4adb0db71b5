import { bundledCatalog, decimalUsd } from '@tollkeeper/pricing';

import { answer } from '../answer.ts';
import { NEW_CONVERSATION } from '../conversation.ts';
import type { Reply } from '../reply.ts';
import type { Surroundings, Turn } from '../turn.ts';

/** The bundled prices on 2026-11-21. */
export const AROUND: Surroundings = { catalog: bundledCatalog(), today: '2026-11-21' };

/** Says the messages one after the other and returns the last turn. */
export function talkThrough(...messages: readonly string[]): Turn {
  const start: Turn = { reply: { kind: 'help' }, conversation: NEW_CONVERSATION };
  return messages.reduce((turn, message) => answer(message, turn.conversation, AROUND), start);
}

/** The reply of a kind; throws for any other. */
export function replyOf<K extends Reply['kind']>(
  kind: K,
  { reply }: Pick<Turn, 'reply'>,
): Extract<Reply, { readonly kind: K }> {
  if (reply.kind !== kind) throw new Error(`expected ${kind}, got ${JSON.stringify(plain(reply))}`);
  return reply as Extract<Reply, { readonly kind: K }>;
}

/** The planned dollars of an estimate. */
export function plannedOf(turn: Pick<Turn, 'reply'>): string {
  return decimalUsd(replyOf('estimate', turn).estimate.planned.money);
}

function plain(reply: Reply): unknown {
  return reply.kind === 'question' || reply.kind === 'refused' ? { ...reply, brief: undefined } : reply.kind;
}
