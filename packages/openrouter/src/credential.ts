import { createHash } from 'node:crypto';

import { maskKey } from './mask-key.ts';

/**
 * A key of OpenRouter's that a person gave us, under their own name for it.
 *
 * The secret lives in the closure alone: no property, message or inspection of this object shows it.
 */
export type Credential = {
  /** What people call it, free of whatever looks like a key. */
  readonly name: string;
  /** SHA-256 of the secret in hex: the `hash` under which /keys lists it, as far as is known (2026-11). */
  readonly hash: string;
  readonly authorize: (headers: Headers) => void;
  /** Takes the secret, and whatever else looks like a key, out of a text. */
  readonly mask: (text: string) => string;
};

/** Makes a credential; throws, without showing the secret, when it cannot stand in a header. */
export function credential(given: { readonly name: string; readonly secret: string }): Credential {
  const { secret } = given;
  const name = maskKey(given.name, secret);
  if (!HEADER_SAFE.test(secret)) {
    throw new Error(
      `The key "${name}" has no text, or holds blanks or signs that no key has; copy it again from OpenRouter.`,
    );
  }
  return {
    name,
    hash: createHash('sha256').update(secret).digest('hex'),
    authorize: (headers) => headers.set('authorization', `Bearer ${secret}`),
    mask: (text) => maskKey(text, secret),
  };
}

/** Visible ASCII; a line feed would end the header and begin another. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;
