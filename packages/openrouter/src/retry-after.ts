/** Reads a `Retry-After` header, seconds or a date, as an instant not before `now` and not after a day. */
export function parseRetryAfter(header: string | null, now: Date): Date | undefined {
  const text = header?.trim() ?? '';
  const at = SECONDS.test(text)
    ? now.getTime() + Number(text) * 1_000
    : DATE.test(text)
      ? Date.parse(text)
      : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  return new Date(Math.min(Math.max(at, now.getTime()), now.getTime() + LONGEST_WAIT));
}

const SECONDS = /^\d{1,10}$/;

/** `Fri, 31 Dec 1999 23:59:59 GMT` (RFC 9110, 10.2.3); `Date.parse` alone would take "1.5" for a month. */
const DATE = /^[a-z]{3,9},? .+ GMT$/i;

/** No server may silence us for longer: a date in the far future is more likely a mistake than a wish. */
const LONGEST_WAIT = 86_400_000;
