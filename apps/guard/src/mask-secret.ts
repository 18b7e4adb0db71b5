/** Replaces whatever looks like an API key by its last four characters: `sk-or-…1c96`. */
export function maskSecrets(text: string): string {
  return text
    .replace(OPENROUTER_KEY, (_, tail: string) => `sk-or-…${lastFour(tail)}`)
    .replace(OTHER_KEY, (_, tail: string) => `sk-…${lastFour(tail)}`)
    .replace(KEY_OF_ANOTHER_KIND, (key) => `…${lastFour(key)}`);
}

/** Of a short text the last four characters would be most of it. */
function lastFour(tail: string): string {
  return tail.length > 8 ? tail.slice(-4) : '';
}

/** Whole keys, and labels in which OpenRouter has already left out the middle: `sk-or-v1-0e6...1c96`. */
const OPENROUTER_KEY = /sk-or-v\d+-([\w*-]*(?:[.…]+[\w*-]+)*)/gi;

/** Keys of GitHub, Slack, Amazon and Google, which end up in names by mistake. */
const KEY_OF_ANOTHER_KIND =
  /\b(?:gh[pousr]_\w{16,}|github_pat_\w{16,}|xox[abprs]-[\w-]{10,}|AKIA[A-Z\d]{12,}|AIza[\w-]{20,})/g;

/** Keys of other vendors, by length: a name such as `sk-team` is not one. */
const OTHER_KEY = /\bsk-([\w-]{20,})/gi;
