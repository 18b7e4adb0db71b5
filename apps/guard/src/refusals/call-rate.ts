/** Says whether one more call is taken now, or after how many seconds. */
export type CallRate = () =>
  | { readonly kind: 'taken' }
  | { readonly kind: 'too-many'; readonly seconds: number };

/** Lets so many calls through at once, and as many again in each minute; `now` counts milliseconds. */
export function callRate(perMinute: number, now: () => number): CallRate {
  let [left, at] = [perMinute, now()];
  return () => {
    const passed = now() - at;
    left = Math.min(perMinute, left + (passed * perMinute) / MINUTE_MS);
    at += passed;
    if (left < 1)
      return {
        kind: 'too-many',
        seconds: Math.max(1, Math.ceil(((1 - left) * MINUTE_MS) / perMinute / 1_000)),
      };
    left -= 1;
    return { kind: 'taken' };
  };
}

const MINUTE_MS = 60_000;
