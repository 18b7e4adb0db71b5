import type { Card } from '../card.ts';
import { renderPlainText } from '../plain-text.ts';
import { SLACK_LIMITS } from './limits.ts';
import { escaped } from './slack-text.ts';

/**
 * Writes the whole card as the text that notifications and screen readers read, cut at whole lines.
 *
 * A message that is changed (`chat.update`) may say only a tenth of what a new one may.
 */
export function messageText(card: Card, isUpdate: boolean): string {
  const most = isUpdate ? SLACK_LIMITS.updateText.most : SLACK_LIMITS.postText.most;
  const lines = renderPlainText(card, WIDTH).split('\n');
  const whole = linesWithin(lines, most + 1);
  // Slack refuses a text of nothing but line breaks.
  if (whole.length === lines.length) return whole.join('\n').trim() === '' ? escaped('') : whole.join('\n');
  const kept = linesWithin(lines, most - bytesOf(moreLines(lines.length)));
  return [...kept, moreLines(lines.length - kept.length)].join('\n');
}

/** The first lines, made inert, that take no more than `most` bytes with their line breaks. */
function linesWithin(lines: readonly string[], most: number): readonly string[] {
  const kept: string[] = [];
  let room = most;
  for (const line of lines) {
    const inert = inertLine(line);
    room -= bytesOf(inert) + 1;
    if (room < 0) break;
    kept.push(inert);
  }
  return kept;
}

function inertLine(line: string): string {
  if (line.trim() === '') return '';
  const indent = line.length - line.trimStart().length;
  return `${' '.repeat(Math.min(indent, WIDEST_INDENT))}${escaped(line, LONGEST_LINE)}`;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function moreLines(count: number): string {
  return `… and ${count} more ${count === 1 ? 'line' : 'lines'}`;
}

/** Nothing is wrapped twice: Slack wraps by itself. */
const WIDTH = 1_000;

const WIDEST_INDENT = 80;

/** The first line always has room, even at three bytes a character in a message that is changed. */
const LONGEST_LINE = 1_200;
