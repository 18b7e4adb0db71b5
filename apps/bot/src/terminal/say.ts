import { renderPlainText } from '@tollkeeper/cards';
import type { Reply } from '../converse/reply.ts';
import { replyCard } from '../converse/reply-card.ts';
import { replyJson } from '../converse/reply-json.ts';

/** How replies are written: as text of a width in columns, or as JSON, on one line where several follow. */
export type Manner =
  | { readonly kind: 'text'; readonly width: number }
  | { readonly kind: 'json'; readonly indent: number };

/** Writes a reply for the terminal, ending with a newline. */
export function say(reply: Reply, manner: Manner): string {
  if (manner.kind === 'json') return `${JSON.stringify(replyJson(reply), null, manner.indent)}\n`;
  return `${renderPlainText(replyCard(reply), manner.width)}\n`;
}
