import { exact } from '@tollkeeper/pricing';

import { exactly } from './amount.ts';
import type { Token } from './token.ts';

/** Reads "9am to 5pm" and "from 9 to 17 Uhr" that begin exactly at `start`, as 8 hours a day. */
export function clockRangeAt(text: string, start: number): readonly Token[] | undefined {
  RANGE.lastIndex = start;
  const match = RANGE.exec(text);
  if (match === null) return undefined;
  const { from = '', fromHalf, to = '', toHalf } = match.groups ?? {};
  if (fromHalf === undefined && toHalf === undefined) return undefined;
  const [opens, closes] = [hourOf(from, fromHalf ?? toHalf), hourOf(to, toHalf)];
  // "9 to 5pm" opens in the morning.
  const hours = closes - (opens < closes ? opens : opens - 12);
  if (hours <= 0 || hours >= 24) return undefined;
  const end = start + match[0].length;
  const place = { start: end, end };
  return [
    {
      kind: 'number',
      measure: 'count',
      ...exactly(exact(hours)),
      isUnclear: false,
      inWords: false,
      scale: '',
      start,
      end,
    },
    { kind: 'word', word: 'hours', topic: 'hour', ...place },
    { kind: 'word', word: 'per', topic: 'per', ...place },
    { kind: 'word', word: 'day', topic: 'day', ...place },
  ];
}

function hourOf(digits: string, half: string | undefined): number {
  const hour = Number(digits);
  if (half === undefined || !/^[ap]/i.test(half)) return hour;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

const RANGE =
  /(?<![\p{L}\p{N}.,:])(?<from>\d{1,2})(?::00)?\s?(?<fromHalf>[ap]\.?m\b\.?|uhr|h)?\s?(?:to|until|till|bis|[-–à])\s?(?<to>\d{1,2})(?::00)?\s?(?<toHalf>[ap]\.?m\b\.?|uhr\b|h\b)?(?!\p{L}|\d)/iuy;
