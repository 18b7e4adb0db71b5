import type { Section } from '../card.ts';
import type { SectionBlock, SlackBlock } from './blocks.ts';
import { chunkedLines } from './chunked-lines.ts';
import { type Drawing, moreText } from './drawing.ts';
import { SLACK_LIMITS } from './limits.ts';
import { bold, escaped, isTooLong, mrkdwn, plainText } from './slack-text.ts';

type List = Extract<Section, { readonly kind: 'list' }>;

/** Draws a list as lines with bullets; details are folded, or small where Slack refuses what folds. */
export function listDrawing(
  { title, items, isDetail = false }: List,
  { isNative, file }: { readonly isNative: boolean; readonly file?: string },
): Drawing {
  const lines = items.map((item) => `• ${escaped(item, LONGEST)}`);
  return {
    size: items.length,
    isCut: items.some((item) => isTooLong(item, LONGEST)),
    draw: (kept) => {
      const left = items.length - kept;
      const more = left === 0 ? [] : [escaped(moreText(left, ['item', 'items'], file))];
      const shown = [...lines.slice(0, kept), ...more];
      if (items.length === 0) return sections([bold(title), escaped('')]);
      if (!isDetail) return sections([bold(title), ...shown]);
      return isNative ? folded(title, shown) : small([bold(title), ...shown]);
    },
  };
}

/** Draws lines in as few sections as hold them. */
export function sections(lines: readonly string[]): readonly SectionBlock[] {
  return chunkedLines(lines).map((text) => ({ type: 'section', text: mrkdwn(text) }));
}

function folded(title: string, lines: readonly string[]): readonly SlackBlock[] | undefined {
  const blocks = sections(lines);
  if (blocks.length === 0 || blocks.length > SLACK_LIMITS.containerBlocks.most) return undefined;
  return [
    {
      type: 'container',
      title: plainText(title, SLACK_LIMITS.containerTitle.most),
      is_collapsible: true,
      default_collapsed: true,
      child_blocks: blocks,
    },
  ];
}

function small(lines: readonly string[]): readonly SlackBlock[] | undefined {
  const chunks = chunkedLines(lines);
  if (chunks.length > SLACK_LIMITS.contextElements.most) return undefined;
  return [{ type: 'context', elements: chunks.map(mrkdwn) }];
}

/** A text object without the bullet. */
const LONGEST = SLACK_LIMITS.textObject.most - 2;
