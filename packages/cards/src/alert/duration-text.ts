import { instantText } from '../instant-text.ts';

/** Writes a stretch of time in its two largest units: `2 d 4 h`, `3 h 20 min`, `5 min`. */
export function durationText(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts =
    days > 0
      ? [`${days} d`, ...(hours > 0 ? [`${hours} h`] : [])]
      : hours > 0
        ? [`${hours} h`, ...(rest > 0 ? [`${rest} min`] : [])]
        : [`${rest} min`];
  return parts.join(' ');
}

/** Writes an instant, and how long it is until then: `2026-12-01 00:00 UTC (in 10 d 14 h)`. */
export function aheadText(instant: Date, now: Date): string {
  const ahead = instant.getTime() - now.getTime();
  return ahead >= MINUTE ? `${instantText(instant)} (in ${durationText(ahead)})` : instantText(instant);
}

const MINUTE = 60_000;
