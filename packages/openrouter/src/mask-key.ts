import { maskSecrets } from '@tollkeeper/pricing';

/** Masks a key that we know, and whatever looks like a secret, in a text for people. */
export function maskKey(text: string, key: string): string {
  // Four characters of a short key would be half of it.
  const shown = key.length >= 16 ? key.slice(-4) : '';
  return maskSecrets(key === '' ? text : text.replaceAll(key, `(masked key …${shown})`));
}
