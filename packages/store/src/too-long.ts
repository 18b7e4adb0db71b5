/** A text that is longer than what is kept; nothing was saved. */
export type TooLong = { readonly kind: 'too-long'; readonly bytes: number; readonly most: number };

/** Judges a text by its length in UTF-8; `undefined` when it can be kept. */
export function tooLong(text: string): TooLong | undefined {
  const bytes = Buffer.byteLength(text);
  return bytes > MOST_BYTES ? { kind: 'too-long', bytes, most: MOST_BYTES } : undefined;
}

const MOST_BYTES = 65_536;
