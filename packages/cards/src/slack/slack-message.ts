import type { Card, Chart, Section } from '../card.ts';
import { actionBlocks } from './action-blocks.ts';
import type { SlackBlock } from './blocks.ts';
import { chartBlock } from './chart-block.ts';
import { type Drawing, moreText, wholeDrawing } from './drawing.ts';
import { fieldsDrawing } from './fields-drawing.ts';
import { fittedBlocks, WHOLE_ROOM, weightOf } from './fitted-blocks.ts';
import { SLACK_LIMITS } from './limits.ts';
import { listDrawing } from './list-drawing.ts';
import { messageText } from './message-text.ts';
import { bold, cut, escaped, isTooLong, mrkdwn, plainText, visible } from './slack-text.ts';
import { codeTableDrawing, dataTableDrawing, fitsDataTable } from './table-drawing.ts';

export type SlackMessage = {
  /** The whole card as text. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  /** Charts that Slack cannot draw: to be uploaded as files. */
  readonly pictures: readonly SlackPicture[];
  /** Whether the blocks say less than the card: then the whole belongs into a file. */
  readonly isCut: boolean;
};

export type SlackPicture = { readonly title: string; readonly alt: string; readonly chart: Chart };

export type SlackOptions = {
  /** Name of the file that goes with the message and has all of it; what is left out points there. */
  readonly file?: string;
  /** Whether a message is changed (`chat.update`): its text has to be shorter. */
  readonly isUpdate?: boolean;
};

/** Lays a card out for Slack, within every limit, with its own table, charts and folded details. */
export function slackMessage(card: Card, options: SlackOptions = {}): SlackMessage {
  return messageOf(card, mannerOf(options, true));
}

/** Lays the same card out without the blocks of 2026, for a Slack that answers `invalid_blocks`. */
export function slackFallback(card: Card, options: SlackOptions = {}): SlackMessage {
  return messageOf(card, mannerOf(options, false));
}

type Manner = SlackOptions & { readonly isNative: boolean };

function mannerOf({ file, ...options }: SlackOptions, isNative: boolean): Manner {
  return { ...options, ...(file !== undefined && { file: cut(visible(file), LONGEST_NAME) }), isNative };
}

function messageOf(card: Card, manner: Manner): SlackMessage {
  const head: readonly SlackBlock[] = [
    { type: 'header', text: plainText(card.title, SLACK_LIMITS.headerText.most) },
    { type: 'section', text: mrkdwn(escaped(card.answer, LONGEST_ANSWER)) },
  ];
  const foot = actionBlocks(card.actions ?? []);
  const { drawings, pictures } = drawn(card.sections, manner);
  const around = weightOf([...head, ...foot, ...skippedBlocks(drawings.length, manner)]);
  const body = fittedBlocks(drawings, {
    blocks: WHOLE_ROOM.blocks - head.length - foot.length - 1,
    weight: WHOLE_ROOM.weight - around,
  });
  const isHeadCut =
    isTooLong(card.title, SLACK_LIMITS.headerText.most) || isTooLong(card.answer, LONGEST_ANSWER);
  return {
    text: messageText(card, manner.isUpdate ?? false),
    blocks: [...head, ...body.blocks, ...skippedBlocks(body.skipped, manner), ...foot],
    pictures,
    isCut: isHeadCut || body.isCut,
  };
}

function skippedBlocks(count: number, { file }: Manner): readonly SlackBlock[] {
  if (count === 0) return [];
  return [{ type: 'context', elements: [mrkdwn(escaped(moreText(count, ['part', 'parts'], file)))] }];
}

type Drawn = { readonly drawings: readonly Drawing[]; readonly pictures: readonly SlackPicture[] };

/** Slack takes one table of its own in a message, and two charts: the first ones have them. */
function drawn(sections: readonly Section[], manner: Manner): Drawn {
  const drawings: Drawing[] = [];
  const pictures: SlackPicture[] = [];
  let tables = manner.isNative ? SLACK_LIMITS.dataTables.most : 0;
  let charts = manner.isNative ? SLACK_LIMITS.charts.most : 0;
  for (const section of sections) {
    if (section.kind === 'chart') {
      const { title, alt, chart, isRepeat = false } = section;
      const block = charts > 0 ? chartBlock(title, chart) : undefined;
      if (block !== undefined) {
        charts -= 1;
        drawings.push(wholeDrawing([block]));
        continue;
      }
      pictures.push({ title, alt, chart });
      if (!isRepeat) drawings.push(wholeDrawing(altBlocks(title, alt), isTooLong(alt, LONGEST_ALT)));
    } else if (section.kind === 'table') {
      const isNative = tables > 0 && fitsDataTable(section);
      if (isNative) tables -= 1;
      drawings.push((isNative ? dataTableDrawing : codeTableDrawing)(section, manner.file));
    } else drawings.push(textDrawing(section, manner));
  }
  return { drawings, pictures };
}

function textDrawing(
  section: Extract<Section, { readonly kind: 'fields' | 'list' | 'note' }>,
  manner: Manner,
): Drawing {
  switch (section.kind) {
    case 'fields':
      return fieldsDrawing(section, manner.file);
    case 'list':
      return listDrawing(section, manner);
    case 'note': {
      const block = { type: 'context', elements: [mrkdwn(escaped(section.text))] } as const;
      return wholeDrawing([block], isTooLong(section.text));
    }
  }
}

function altBlocks(title: string, alt: string): readonly SlackBlock[] {
  return [{ type: 'section', text: mrkdwn(`${bold(title)}\n${escaped(alt, LONGEST_ALT)}`) }];
}

/** Leaves room for buttons beside it, whatever it is written in. */
const LONGEST_ANSWER = 2_000;

const LONGEST_NAME = 80;

/** A text object under its title. */
const LONGEST_ALT = SLACK_LIMITS.textObject.most - SLACK_LIMITS.headerText.most - 3;
