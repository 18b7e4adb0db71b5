import type { Complain } from '@tollkeeper/pricing/yaml';
import {
  itemsOf,
  type Named,
  type Section,
  sectionOf,
  shown,
  textIn,
  textOf,
} from '@tollkeeper/pricing/yaml';

import type { ChannelSettings, DigestSettings, DigestTime } from './settings.ts';

/** Reads when summaries are sent and to whom; without the section at nine in the morning UTC, and on Mondays of the week. */
export function digestIn(
  named: Named | undefined,
  { channels, written }: DigestGround,
  complain: Complain,
): DigestSettings {
  const section = named && sectionOf(named, ['daily', 'weekly', 'zone', 'channels'], complain);
  const zone = textIn(section?.get('zone'), ZONE, complain) ?? 'UTC';
  const daily = timeIn(section?.get('daily'), { usual: USUAL, zone, isWeekly: false }, complain);
  const weekly = timeIn(
    section?.get('weekly'),
    { usual: { ...USUAL, weekday: MONDAY }, zone, isWeekly: true },
    complain,
  );
  return {
    ...(daily !== undefined && { daily }),
    ...(weekly !== undefined && { weekly }),
    channels:
      section?.get('channels') === undefined
        ? mildest(channels)
        : namesIn(section, written ?? channels.map(({ name }) => name), complain),
  };
}

/** The channels that can be used, and the names of all that are written, whatever is wrong with them. */
export type DigestGround = {
  readonly channels: readonly ChannelSettings[];
  readonly written: readonly string[] | undefined;
};

/** Those who hear of what is not urgent hear of this, too: a pager does not. */
function mildest(channels: readonly ChannelSettings[]): readonly string[] {
  const least = ['info', 'warning', 'critical', 'exhausted'].find((each) =>
    channels.some(({ from }) => from === each),
  );
  return channels.filter(({ from }) => from === least).map(({ name }) => name);
}

type TimeShape = {
  readonly usual: Omit<DigestTime, 'zone'>;
  readonly zone: string;
  readonly isWeekly: boolean;
};

function timeIn(
  named: Named | undefined,
  { usual, zone, isWeekly }: TimeShape,
  complain: Complain,
): DigestTime | undefined {
  if (named === undefined) return { ...usual, zone };
  const text = textOf(named.place.node)?.trim().toLowerCase() ?? '';
  if (['off', 'false', 'no'].includes(text)) return undefined;
  const [, day = '', hour, minute] = /^(?:([a-z]+)\s+)?([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  const weekday = WEEKDAYS.indexOf(day);
  if (hour !== undefined && minute !== undefined && isWeekly === weekday >= 0 && (isWeekly || day === ''))
    return { hour: Number(hour), minute: Number(minute), zone, ...(isWeekly && { weekday }) };
  const such = isWeekly ? 'a day and a time such as monday 09:00' : 'a time such as 09:00';
  complain(named.place.at, `${named.name} is ${shown(named.place.node)}, expected ${such}, or off`);
  return undefined;
}

function namesIn(section: Section, names: readonly string[], complain: Complain): readonly string[] {
  const named = section.get('channels');
  if (named === undefined) return [];
  return itemsOf(named.place, named.name, complain).flatMap((place, at) => {
    const one = { place, name: `${named.name}, entry ${at + 1},` };
    const shape = {
      fits: (text: string) => names.includes(text),
      expected: `the name of a channel: ${names.join(', ')}`,
    };
    return textIn(one, shape, complain) ?? [];
  });
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const USUAL = { hour: 9, minute: 0 };
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONDAY = 1;
const ZONE = { fits: isZone, expected: 'the name of a time zone such as Europe/Berlin or UTC' };
