/** A text that is longer than what is kept; nothing was saved. */
export type TooLong = { readonly kind: 'too-long'; readonly bytes: number; readonly most: number };

/** Judges a text by its length in UTF-8, 64 KiB unless `most` says otherwise; `undefined` when it can be kept. */
export function tooLong(text: string, most = 65_536): TooLong | undefined {
  const bytes = Buffer.byteLength(text);
  return bytes > most ? { kind: 'too-long', bytes, most } : undefined;
}
