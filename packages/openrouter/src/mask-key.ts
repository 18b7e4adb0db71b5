/** Hides a key, and whatever looks like one, in a text for people: only the last four characters stay. */
export function maskKey(text: string, key: string | undefined): string {
  const masked = key === undefined || key === '' ? text : text.replaceAll(key, `…${lastFour(key)}`);
  return masked.replace(LIKE_A_KEY, (found) => `…${lastFour(found)}`);
}

/** Four characters of a short key would be half of it. */
function lastFour(key: string): string {
  return key.length >= 16 ? key.slice(-4) : '';
}

/** OpenRouter's keys begin with sk-or-, those of other providers with sk-; in `\nsk-or-v1-…` no word begins. */
const LIKE_A_KEY = /(?:\bsk-|sk-or-v\d-|sk-ant-|sk-proj-)[\w-]{8,}|(?<=\bBearer\s)\S+/gi;
