import { type Card, renderPlainText, simulatedText } from '@tollkeeper/cards';
import type { Reply } from '../converse/reply.ts';
import { replyCard } from '../converse/reply-card.ts';
import { replyJson } from '../converse/reply-json.ts';
import type { DemoClock } from './demo-clock.ts';

/** How replies are written: as text of a width in columns, or as JSON, on one line where several follow. */
export type Manner =
  /** With the clock of a demo, each says that its account is simulated. */
  | { readonly kind: 'text'; readonly width: number; readonly demo?: DemoClock | undefined }
  | { readonly kind: 'json'; readonly indent: number };

/** Writes a reply for the terminal, ending with a newline. */
export function say(reply: Reply, manner: Manner): string {
  if (manner.kind === 'json') return `${JSON.stringify(replyJson(reply), null, manner.indent)}\n`;
  const card = replyCard(reply);
  const { demo, width } = manner;
  return `${renderPlainText(demo === undefined ? card : inDemo(card, reply, demo), width)}\n`;
}

/** What is made up is the account: whoever asks for a price gets the real one. */
function inDemo(card: Card, { kind }: Reply, { now }: DemoClock): Card {
  const text = `${simulatedText(now())}${PRICED.includes(kind) ? '; prices above are real' : ''}.`;
  return { ...card, sections: [...card.sections, { kind: 'note', text }] };
}

const PRICED: readonly Reply['kind'][] = ['estimate', 'comparison', 'budget', 'price', 'price-diff', 'plan'];
