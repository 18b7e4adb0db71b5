import type { DigestTime } from '../configuration/settings.ts';

/** The last instant at which it was due. */
export function latestSlot(time: DigestTime, now: Date): Date {
  // From the day of now on, which may be tomorrow's date in the zone, back past the same weekday.
  for (let back = -1; back <= MOST_DAYS; back += 1) {
    const slot = slotOn(time, now.getTime() - back * DAY_MS);
    if (slot !== undefined && slot <= now) return slot;
  }
  throw new Error(`No digest is ever due at ${time.hour}:${time.minute} in ${time.zone}.`);
}

/** The next instant at which it is due. */
export function nextSlot(time: DigestTime, now: Date): Date {
  for (let ahead = -1; ahead <= MOST_DAYS; ahead += 1) {
    const slot = slotOn(time, now.getTime() + ahead * DAY_MS);
    if (slot !== undefined && slot > now) return slot;
  }
  throw new Error(`No digest is ever due at ${time.hour}:${time.minute} in ${time.zone}.`);
}

/** On the day that an instant is in, by the calendar of the zone. */
function slotOn({ hour, minute, weekday, zone }: DigestTime, at: number): Date | undefined {
  const { year, month, day } = partsOf(at, zone);
  const date = Date.UTC(year, month - 1, day);
  if (weekday !== undefined && new Date(date).getUTCDay() !== weekday) return undefined;
  const local = date + hour * HOUR_MS + minute * MINUTE_MS;
  // The second look is at the offset of that hour itself; an hour that a change of clocks leaves out moves by it.
  const guess = local - offsetAt(local, zone);
  return new Date(local - offsetAt(guess, zone));
}

/** How far the clocks of a zone are ahead of UTC. */
function offsetAt(at: number, zone: string): number {
  const { year, month, day, hour, minute, second } = partsOf(at, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}

type Parts = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>>;

function partsOf(at: number, zone: string): Parts {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const found = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: keyof Parts): number => found.get(name) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MOST_DAYS = 8;
