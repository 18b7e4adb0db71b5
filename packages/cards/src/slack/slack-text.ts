import { harmless } from '../harmless.ts';
import type { Mrkdwn, PlainText } from './blocks.ts';
import { SLACK_LIMITS } from './limits.ts';

/** Text that Slack shows as it stands, without reading any markup: at most `most` characters. */
export function plainText(text: string, most: number): PlainText {
  return { type: 'plain_text', text: cut(visible(text), most), emoji: false };
}

/** Markup of ours; what people wrote in it must have gone through `escaped`. */
export function mrkdwn(text: string): Mrkdwn {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** Writes a title in bold. */
export function bold(text: string): string {
  return `*${escaped(text, SLACK_LIMITS.headerText.most)}*`;
}

/**
 * Makes text inert for mrkdwn: no mention, link, emoji, quotation or formatting comes out of it.
 *
 * Text from right to left keeps to itself, so that it does not turn the figures beside it round.
 * What would be longer than `most` ends in an ellipsis, and never in half an entity.
 */
export function escaped(text: string, most: number = SLACK_LIMITS.textObject.most): string {
  const shown = visible(text);
  const whole = inert(shown);
  // Two marks may come around it.
  return isolated(whole.length <= most - 2 ? whole : cutInert(shown, most - 2));
}

/** Makes text inert for a code block, where only its end and the three signs of Slack mean anything. */
export function escapedCode(text: string): string {
  return isolated(withEntities(visible(text).replace(/`/g, "'")));
}

/** Whether `escaped` would have to cut the text. */
export function isTooLong(text: string, most: number = SLACK_LIMITS.textObject.most): boolean {
  return inert(visible(text)).length + 2 > most;
}

/** The text without what cannot be seen; Slack refuses an empty text, so nothing becomes a dash. */
export function visible(text: string): string {
  const shown = harmless(text.toWellFormed()).replace(INVISIBLE, '').trim();
  return shown.replace(BLANK, '') === '' ? '–' : shown;
}

/** Cuts at `most` characters with an ellipsis, never through the middle of one. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Cuts a long name in its middle: the ends of two names tell them apart. */
export function cutMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const tail = Math.floor((most - 1) / 2);
  const head = text.slice(0, most - 1 - tail).replace(/[\ud800-\udbff]$/, '');
  return `${head}…${text.slice(-tail).replace(/^[\udc00-\udfff]/, '')}`;
}

function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

function cutInert(text: string, most: number): string {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (inert(cut(text, middle)).length <= most) low = middle;
    else high = middle - 1;
  }
  return inert(cut(text, low));
}

/**
 * Formatting and mentions need a sign with a letter right behind it and none before, emoji codes two colons:
 * a space of no width stops them. A sign within a word, as in prompt_tokens, does nothing and stays copyable.
 * Slack reads code between backticks whatever stands in it, so those become apostrophes.
 */
function inert(text: string): string {
  return withEntities(
    text
      .replace(/`/g, "'")
      .replace(/(?<![\p{L}\p{N}])[*_~@#](?=\S)|:(?=[\w+'-]+:)/gu, (sign) => `${sign}${STOP}`)
      .replace(/^>/, `${STOP}>`),
  );
}

/** https://docs.slack.dev/messaging/formatting-message-text, "Escaping text", read 2026-11-21. */
function withEntities(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

const STOP = '\u200b';

/** Spaces of no width, marks of direction, tags: what hides text or turns it round. Joiners stay: words need them. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** What may stand between letters, but says nothing alone. */
const BLANK = /\s|\u200c|\u200d|\u3164|\u2800|[\ufe00-\ufe0f]/gu;

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
