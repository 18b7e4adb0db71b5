/**
 * Masks what looks like a key to its last four characters: nobody should see it again, not even who pasted it.
 *
 * Invisible signs, which some chats put into long words, are taken out first: they would hide a key until they go.
 */
export function maskSecrets(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(SECRET, masked)
    .replace(DISCORD_TOKEN, masked);
}

/** The parts of a text that look like a key, with their places. */
export function secretsIn(text: string): readonly { readonly at: number; readonly secret: string }[] {
  const found = [...text.matchAll(SECRET), ...text.matchAll(DISCORD_TOKEN)];
  return found.map((match) => ({ at: match.index, secret: match[0] }));
}

function masked(secret: string): string {
  return `(masked key …${secret.slice(-4)})`;
}

/**
 * Keys of OpenRouter, OpenAI, Anthropic, Groq, Hugging Face, GitHub, Slack, Amazon and Google, by their published
 * prefixes. In pasted code a key may stand right behind a letter, such as that of `\n`; only "sk-" alone ends a word
 * such as "task-".
 */
const SECRET =
  /(?:(?:(?<![a-z])|(?<=\\[nrt]))sk-|sk-or-|sk-ant-|sk-proj-)[\w-]{12,}|(?:gsk_|hf_|gh[pousr]_)\w{16,}|github_pat_\w{16,}|xox[abeprs]-[\w-]{10,}|xapp-[\w-]{10,}|AKIA[A-Z\d]{12,}|AIza[\w-]{20,}/gi;

/** A token of a Discord bot begins with the id of its application in base64, so with one of three letters. */
const DISCORD_TOKEN = /(?<![\w-])[MNO][\w-]{22,27}\.[\w-]{5,8}\.[\w-]{25,45}/g;
