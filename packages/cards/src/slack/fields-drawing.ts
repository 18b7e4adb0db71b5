import type { Field, Section } from '../card.ts';
import type { SlackBlock } from './blocks.ts';
import { type Drawing, moreText } from './drawing.ts';
import { SLACK_LIMITS } from './limits.ts';
import { sections } from './list-drawing.ts';
import { bold, escaped, isTooLong, mrkdwn } from './slack-text.ts';

type Fields = Extract<Section, { readonly kind: 'fields' }>;

/** Draws fields in two columns where they are short, else one to a line. */
export function fieldsDrawing({ title, fields }: Fields, file?: string): Drawing {
  const heading = title === undefined ? [] : [bold(title)];
  const isNarrow = fields.every(({ label, value }) => Math.max(label.length, value.length) <= NARROW);
  return {
    size: fields.length,
    isCut: fields.some(({ label, value }) => isTooLong(label, LONGEST_LABEL) || isTooLong(value, LONGEST)),
    draw: (kept) => {
      const left = fields.length - kept;
      const more = left === 0 ? [] : [escaped(moreText(left, ['line', 'lines'], file))];
      const shown = fields.slice(0, kept);
      if (isNarrow) return [...columns(shown, heading), ...sections(more)];
      return sections([...heading, ...shown.map(lineText), ...more]);
    },
  };
}

function columns(fields: readonly Field[], heading: readonly string[]): readonly SlackBlock[] {
  if (fields.length === 0) return sections(heading);
  const most = SLACK_LIMITS.sectionFields.most;
  return Array.from({ length: Math.ceil(fields.length / most) }, (_, at) => ({
    type: 'section',
    ...(at === 0 && heading[0] !== undefined && { text: mrkdwn(heading[0]) }),
    fields: fields
      .slice(at * most, (at + 1) * most)
      .map(({ label, value }) => mrkdwn(`${bold(label)}\n${escaped(value, LONGEST)}`)),
  }));
}

function lineText({ label, value }: Field): string {
  return `${bold(label)}  ${escaped(value, LONGEST)}`;
}

/** What a column of Slack holds in one or two lines. */
const NARROW = 60;

/** What `bold` keeps of a label. */
const LONGEST_LABEL = SLACK_LIMITS.headerText.most;

const LONGEST = SLACK_LIMITS.textObject.most - LONGEST_LABEL - 4;
