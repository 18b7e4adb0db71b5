import type { Card } from '../card.ts';
import { bodyOf } from './body.ts';
import { headMarkdown } from './head-markdown.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { NO_MENTIONS, type PlainDiscordMessage, SUPPRESS_EMBEDS } from './payload.ts';

/** Lays a card out as one plain message, for when Discord refuses the components: no buttons, no pictures. */
export function discordPlain(card: Card): PlainDiscordMessage {
  const head = headMarkdown(card, LONGEST_HEAD);
  const characters = DISCORD_LIMITS.content.most - head.text.length;
  const body = bodyOf(card.sections, { characters, pictures: 0, leftOut: [] });
  const texts = body.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  return {
    payload: {
      content: [head.text, ...texts].join('\n\n'),
      flags: SUPPRESS_EMBEDS,
      allowed_mentions: NO_MENTIONS,
    },
    isCut: head.isCut || body.isCut,
  };
}

const LONGEST_HEAD = 900;
