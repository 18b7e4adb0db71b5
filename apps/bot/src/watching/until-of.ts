import { instantText } from '@tollkeeper/cards';

import { instantAt, isZone, type WallTime, wallText, wallTimeAt } from './wall-clock.ts';

/** An instant that somebody named, or a sentence that says what is wrong with it and what is possible. */
export type NamedUntil =
  | { readonly kind: 'until'; readonly at: Date }
  | { readonly kind: 'wrong'; readonly sentence: string };

/** Now, and the zone of whoever names a time. */
export type Moment = { readonly now: Date; readonly zone: string };

/**
 * Reads until when something is to hold: `2h`, `3 days`, `tomorrow 9am`, `monday 8:00`, `2026-12-01 08:00`.
 *
 * A time without a day is the next one; a day without a time begins at nine. A zone may stand behind. It has to come
 * within 30 days.
 */
export function untilOf(text: string, { now, zone }: Moment): NamedUntil {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:until|till|for) /, '');
  const at = instantIn(words, { now, zone });
  if (at === undefined || Number.isNaN(at.getTime())) return wrong(unreadable(text));
  const ahead = at.getTime() - now.getTime();
  if (ahead < MINUTE)
    return wrong(`${placed(at, zone)} is not ahead: it is ${placed(now, zone)} now. ${POSSIBLE}`);
  if (ahead > MOST_MS)
    return wrong(
      `That is ${placed(at, zone)}; 30 days are the most, which is ${placed(new Date(now.getTime() + MOST_MS), zone)} at the latest.`,
    );
  return { kind: 'until', at };
}

/** Writes an instant as the clocks of a zone show it, with the zone, and in UTC where that is another. */
export function placed(at: Date, zone: string): string {
  return zone === 'UTC' ? instantText(at) : `${wallText(at, zone)} ${zone} time (${instantText(at)})`;
}

function instantIn(words: string, moment: Moment): Date | undefined {
  const length = lengthOf(words);
  if (length !== undefined) return new Date(moment.now.getTime() + length);
  const zoned = inOwnZone(words, moment.zone);
  return dayAndTime(zoned.words, { now: moment.now, zone: zoned.zone });
}

/** Milliseconds of `2h`, `1 h 30 min`, `3 days`. */
function lengthOf(words: string): number | undefined {
  const parts = [...words.matchAll(LENGTH)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== words) return undefined;
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit[0] ?? ''] ?? 0), 0);
}

/** `09:00 utc` and `9am europe/berlin` name their zone. */
function inOwnZone(words: string, zone: string): { readonly words: string; readonly zone: string } {
  const [, before, name = ''] = /^(.*\d(?:\s?[ap]m)?)\s?(z|utc|gmt|[a-z]+\/[a-z_/+-]+)$/.exec(words) ?? [];
  if (before === undefined) return { words, zone };
  if (!name.includes('/')) return { words: before, zone: 'UTC' };
  return isZone(name) ? { words: before, zone: name } : { words, zone };
}

function dayAndTime(words: string, moment: Moment): Date | undefined {
  const [, first = '', rest = ''] =
    /^(\d{4}-\d{1,2}-\d{1,2}|(?:next )?[a-z]+)(?:[ t](?:at )?(.*))?$/.exec(words) ?? [];
  const day = dayIn(first, moment);
  if (day === undefined) {
    const time = timeIn(words.replace(/^at /, ''));
    return time === undefined ? undefined : nextAt(time, moment);
  }
  const time = timeIn(rest === '' ? NINE : rest);
  return time === undefined ? undefined : instantAt({ ...day, ...time }, moment.zone);
}

type Day = Pick<WallTime, 'year' | 'month' | 'day'>;
type Time = Pick<WallTime, 'hour' | 'minute'>;

function dayIn(word: string, { now, zone }: Moment): Day | undefined {
  const today = wallTimeAt(now, zone);
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word)?.map(Number) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) {
    const isReal = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12;
    return isReal ? { year, month, day } : undefined;
  }
  if (word === 'today') return today;
  if (word === 'tomorrow') return { ...today, day: today.day + 1 };
  const weekday = WEEKDAYS.indexOf(word.replace(/^next /, '').slice(0, 3));
  if (weekday === -1 || !/^(?:next )?(?:[a-z]{3}|[a-z]+day)$/.test(word)) return undefined;
  const current = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay();
  return { ...today, day: today.day + (((weekday - current + 6) % 7) + 1) };
}

function timeIn(words: string): Time | undefined {
  if (words === 'noon') return { hour: 12, minute: 0 };
  if (words === 'midnight') return { hour: 0, minute: 0 };
  const [, hours, minutes = '0', half] = /^(\d{1,2})(?::(\d{2})(?::\d{2})?)?\s?([ap]m)?$/.exec(words) ?? [];
  if (hours === undefined || (half === undefined && !words.includes(':'))) return undefined;
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (minute > 59 || (half === undefined ? hour > 23 : hour < 1 || hour > 12)) return undefined;
  return { hour: half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0), minute };
}

/** Today, or tomorrow where it is past. */
function nextAt(time: Time, { now, zone }: Moment): Date {
  const today = { ...wallTimeAt(now, zone), ...time };
  const at = instantAt(today, zone);
  return at > now ? at : instantAt({ ...today, day: today.day + 1 }, zone);
}

function unreadable(text: string): string {
  const shown = text.trim().length > LONGEST_SHOWN ? `${text.trim().slice(0, LONGEST_SHOWN)}…` : text.trim();
  const fault = shown === '' ? 'It is not said until when.' : `"${shown}" is no time that I can read.`;
  return `${fault} ${POSSIBLE}`;
}

function wrong(sentence: string): NamedUntil {
  return { kind: 'wrong', sentence };
}

const LENGTH =
  /(\d{1,4}(?:\.\d{1,2})?) ?(m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:eeks?)?)(?: ?(?=\d)|$)/g;
const MINUTE = 60_000;
const UNITS: Readonly<Record<string, number>> = {
  m: MINUTE,
  h: 60 * MINUTE,
  d: 1_440 * MINUTE,
  w: 10_080 * MINUTE,
};
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const NINE = '9:00';
const MOST_MS = 30 * 1_440 * MINUTE;
const LONGEST_SHOWN = 40;
const POSSIBLE = 'Write 2h, 3 days, tomorrow 9am, monday 8:00 or 2026-12-01 08:00, at most 30 days ahead.';
