/** How many questions somebody may still ask, as it was at an instant in epoch milliseconds. */
export type Bucket = { readonly left: number; readonly at: number };

export type Asked =
  | { readonly kind: 'allowed'; readonly bucket: Bucket }
  /** Nothing was taken; there is room again after so many seconds. */
  | { readonly kind: 'refused'; readonly bucket: Bucket; readonly seconds: number };

/** Takes one question out of a bucket that holds a minute's worth and fills evenly; a new one is full. */
export function askOne(
  bucket: Bucket | undefined,
  { now, perMinute }: { readonly now: number; readonly perMinute: number },
): Asked {
  const filled = filledAt(bucket, { now, perMinute });
  if (filled >= 1) return { kind: 'allowed', bucket: { left: filled - 1, at: now } };
  const seconds = Math.max(1, Math.ceil(((1 - filled) * MINUTE) / perMinute / 1000));
  return { kind: 'refused', bucket: { left: filled, at: now }, seconds };
}

/** Whether the bucket is as full as a new one, so that it need not be remembered. */
export function isFull(
  bucket: Bucket,
  moment: { readonly now: number; readonly perMinute: number },
): boolean {
  return filledAt(bucket, moment) >= moment.perMinute;
}

/** A clock that was set back fills nothing. */
function filledAt(
  bucket: Bucket | undefined,
  { now, perMinute }: { readonly now: number; readonly perMinute: number },
): number {
  if (bucket === undefined) return perMinute;
  const passed = Math.max(0, now - bucket.at);
  return Math.min(perMinute, bucket.left + (passed * perMinute) / MINUTE);
}

const MINUTE = 60_000;
