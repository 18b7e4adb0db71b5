import type { Card, SlackMessage } from '@tollkeeper/cards';
import { slackFallback, slackMessage } from '@tollkeeper/cards/chat';

/** A card as it may be sent: with blocks, or as text alone. */
export type SlackVersion = { readonly text: string; readonly blocks: SlackMessage['blocks'] };

/** A card in every version, the richest first: each is for a Slack that refuses the one before. */
export function slackVersions(card: Card, isUpdate: boolean): SlackVersions {
  const rich = slackMessage(card, { isUpdate });
  const { text, blocks } = slackFallback(card, { isUpdate });
  return {
    versions: [
      { text: rich.text, blocks: rich.blocks },
      { text, blocks },
      // Without blocks named, a change would leave the old ones.
      { text, blocks: [] },
    ],
    isCut: rich.isCut,
  };
}

export type SlackVersions = {
  readonly versions: readonly SlackVersion[];
  /** Whether the blocks say less than the card. */
  readonly isCut: boolean;
};

/** Title and answer alone, inert: for a short message beside a change. */
export function slackHeadline({ title, answer }: Card): string {
  return slackMessage({ title, answer, sections: [] }).text;
}

/** Whether Slack's word means that it would take the message in another form. */
export function isAboutForm(word: string): boolean {
  return FORM.has(word);
}

const FORM: ReadonlySet<string> = new Set([
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_payload',
  'msg_blocks_too_long',
  'msg_too_long',
]);
