import type { Card } from '@tollkeeper/cards';
import { SEVERITIES } from '@tollkeeper/engine/guarding';

import { notificationOf, wordOf } from './head.ts';
import type { Told } from './message.ts';

/** Lays several notifications out as one message, the gravest first: each is listed, or counted at the end. */
export function groupCard(told: readonly Told[]): Card {
  const [first] = told;
  const others = told.length - 1;
  const listed = told.slice(0, MOST_LISTED);
  const left = told.slice(MOST_LISTED);
  const items = listed.map(({ card }) => `${card.title}. ${card.answer}`);
  return {
    title: `${told.length} alerts: ${countsOf(told)}`,
    answer: `${first?.card.answer ?? ''} And ${others} more.`,
    sections: [
      {
        kind: 'list',
        title: 'All of them',
        items: left.length === 0 ? items : [...items, `and ${left.length} more: ${countsOf(left)}`],
      },
    ],
  };
}

/** `1 exhausted, 3 warning, 2 resolved`. */
function countsOf(told: readonly Told[]): string {
  const words = told.map(wordFor);
  return WORDS.flatMap((word) => {
    const count = words.filter((each) => each === word).length;
    return count === 0 ? [] : [`${count} ${word}`];
  }).join(', ');
}

function wordFor({ head }: Told): string {
  if (wordOf(head.row) === 'resolved') return 'resolved';
  return notificationOf(head)?.severity ?? head.incident?.severity ?? OTHER;
}

const OTHER = 'other';
const WORDS: readonly string[] = [...SEVERITIES.toReversed(), 'resolved', OTHER];

/** Some 35 kB: Slack takes 40,000 characters of text (docs.slack.dev, read 2026-11-21). */
const MOST_LISTED = 250;
