import type { Action, Card } from '../card.ts';
import { actionRows } from './action-rows.ts';
import { type Block, type Body, bodyOf, isDetail } from './body.ts';
import { headMarkdown } from './head-markdown.ts';
import { DISCORD_LIMITS } from './limits.ts';
import {
  CONTAINER,
  type Container,
  type DiscordMessage,
  IS_COMPONENTS_V2,
  MEDIA_GALLERY,
  NO_MENTIONS,
  type Picture,
  SEPARATOR,
  TEXT_DISPLAY,
} from './payload.ts';
import { shortened } from './visible-text.ts';

type MessageOptions = {
  /**
   * The button behind which `discordDetails` answers with the details; only a caller that can find the card again
   * has one. Without it the details stand in the message, as far as there is room.
   */
  readonly detailsButton?: Extract<Action, { kind: 'button' }>;
  /** Where pictures cannot be drawn or uploaded, charts are the sentences that describe them. */
  readonly withoutPictures?: boolean;
};

/**
 * Lays a card out for Discord (Components V2), within all of its limits.
 *
 * Discord folds nothing: a spoiler takes the same room and hides black what a reader may want to check.
 * So details are a second message, for the one who asks for them.
 */
export function discordMessage(card: Card, options: MessageOptions = {}): DiscordMessage {
  const { detailsButton, withoutPictures = false } = options;
  const folds = detailsButton !== undefined && card.sections.some(isDetail);
  const actions = [...(folds ? [detailsButton] : []), ...(card.actions ?? [])];
  const sections = folds ? card.sections.filter((section) => !isDetail(section)) : card.sections;
  return messageOf({ ...card, sections, actions }, withoutPictures ? 0 : MOST_PICTURES);
}

/** Lays the details of a card out as the message that the details button asks for. */
export function discordDetails(card: Card): DiscordMessage {
  return messageOf({ ...card, answer: '', sections: card.sections.filter(isDetail), actions: [] }, 0);
}

function messageOf(card: Card, pictures: number): DiscordMessage {
  const head = headMarkdown(card, LONGEST_HEAD);
  const { rows, missing } = actionRows(card.actions ?? []);
  const body = bodyOf(card.sections, {
    characters: DISCORD_LIMITS.text.most - head.text.length,
    pictures,
    leftOut: missing === 0 ? [] : [missing === 1 ? 'a button' : `${missing.toLocaleString('en-US')} buttons`],
  });
  const shown = picturesOf(body);
  const container: Container = {
    type: CONTAINER,
    components: [
      { type: TEXT_DISPLAY, content: head.text },
      ...(body.blocks.length === 0 ? [] : [{ type: SEPARATOR } as const]),
      ...componentsOf(body, MOST_BODY),
      ...rows,
    ],
  };
  return {
    payload: { flags: IS_COMPONENTS_V2, components: [container], allowed_mentions: NO_MENTIONS },
    pictures: shown,
    isCut: head.isCut || body.isCut,
  };
}

function picturesOf({ blocks }: Body): readonly Picture[] {
  return blocks
    .filter((block) => block.kind === 'picture')
    .map(({ chart: { alt, title, chart } }, at) => ({
      name: `chart-${at + 1}.png`,
      title,
      alt:
        shortened(alt.startsWith(title) ? alt : `${title}: ${alt}`, DISCORD_LIMITS.pictureAlt.most) ||
        'chart',
      chart,
    }));
}

/** Where the texts are too many for components of their own, those between two pictures are one. */
function componentsOf(body: Body, most: number): readonly Container['components'][number][] {
  const pictures = picturesOf(body).values();
  return (body.blocks.length > most ? joined(body.blocks) : body.blocks).map((block) => {
    if (block.kind === 'text') return { type: TEXT_DISPLAY, content: block.text };
    const { name, alt } = pictures.next().value as Picture;
    return { type: MEDIA_GALLERY, items: [{ media: { url: `attachment://${name}` }, description: alt }] };
  });
}

function joined(blocks: readonly Block[]): readonly Block[] {
  const all: Block[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    if (block.kind === 'text' && last?.kind === 'text') {
      all[all.length - 1] = { kind: 'text', text: `${last.text}\n\n${block.text}` };
    } else all.push(block);
  }
  return all;
}

/** Title and answer; the figures need the rest. */
const LONGEST_HEAD = 1_500;

const MOST_PICTURES = 8;

/** Eight pictures with a text before each and one behind the last; container, head, line and buttons need 21. */
const MOST_BODY = 2 * MOST_PICTURES + 1;
