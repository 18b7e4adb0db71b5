/** A part of a text that lets whoever reads it act in somebody's name. */
export type FoundSecret = {
  readonly at: number;
  readonly secret: string;
  /** What may be shown of it; nothing of a short one, nor of a password, of which it would be too much. */
  readonly lastFour: string;
};

/**
 * Masks what looks like a secret to its last four characters: nobody should see it again, not even who pasted it.
 *
 * Invisible signs, which some chats put into long words, are taken out first: they would hide a secret until they
 * go. A text that is masked already stays as it is.
 */
export function maskSecrets(text: string): string {
  return maskedIn(text.replace(INVISIBLE, ''));
}

/** Does the same to a text with a secret; any other stays exactly as it is, so that it can be written again. */
export function maskIfSecret(text: string): string {
  const bare = text.replace(INVISIBLE, '');
  const masked = maskedIn(bare);
  return masked === bare ? text : masked;
}

/** Finds the parts of a text that look like a secret, from the first to the last; what overlaps is one. */
export function secretsIn(text: string): readonly FoundSecret[] {
  const found = [...text.matchAll(SECRET), ...text.matchAll(DISCORD_TOKEN)]
    .map(({ index, 0: { length }, groups }) => {
      return { at: index, end: index + length, isPassword: groups?.['password'] !== undefined };
    })
    .sort((a, b) => a.at - b.at);
  const apart: (typeof found)[number][] = [];
  for (const next of found) {
    const before = apart.at(-1);
    if (before === undefined || next.at >= before.end) apart.push(next);
    else before.end = Math.max(before.end, next.end);
  }
  return apart.map(({ at, end, isPassword }) => {
    const secret = text.slice(at, end);
    return { at, secret, lastFour: secret.length < 16 || isPassword ? '' : secret.slice(-4) };
  });
}

function maskedIn(text: string): string {
  let [masked, end] = ['', 0];
  for (const { at, secret, lastFour } of secretsIn(text)) {
    masked += `${text.slice(end, at)}(masked key …${lastFour})`;
    end = at + secret.length;
  }
  return masked + text.slice(end);
}

const INVISIBLE = /\p{Cf}/gu;

/** Where a word may begin: behind no letter, or behind the `\n`, `\u0022` or `%3A` of a text in quotes. */
const START = String.raw`(?:(?<![a-z])|(?<=\\[nrt])|(?<=\\u[\da-f]{4})|(?<=%[\da-f]{2}))`;

/** A label in which OpenRouter has left out the middle, such as `sk-or-v1-0e6...1c96`, is no secret. */
const ELIDED = String.raw`(?:or-v\d+-|proj-|ant-\w{1,6}-)?[\w-]{0,6}(?:\.{2,}|…|\*{3,})`;

/** How an address may write its slash in JSON or within another address. */
const SLASH = String.raw`(?:\\?/|%2F)`;

/**
 * Keys of OpenRouter, OpenAI, Anthropic, Groq, Hugging Face, GitHub, Slack, Amazon and Google, by their published
 * prefixes. In pasted code a key may stand right behind a letter; only "sk-" alone ends a word such as "task-", and
 * a name such as "sk-team" is shorter or has no digit.
 */
const KEYS = [
  String.raw`sk-(?!${ELIDED})(?:or|ant|proj)-[\w-]{8,}`,
  String.raw`${START}sk-(?!${ELIDED})(?:(?=[\w-]*\d)[\w-]{12,}|[\w-]{20,})`,
  String.raw`(?:gsk_|hf_|gh[pousr]_|github_pat_)\w{16,}`,
  String.raw`(?:xox[a-z]|xapp)-[\w-]{10,}`,
  String.raw`AKIA[a-z\d]{12,}|AIza[\w-]{20,}`,
];

/** What follows "Bearer" in a header and is no word: `Bearer abc.def`, but not "bearer token". */
const BEARER = String.raw`(?<=bearer(?:[\s:+]|%20){1,9})(?:(?=[a-z]*[\d.~+/=_-])[\w.~+/=-]{6,}|[a-z]{16,})`;

/**
 * What in an address lets a reader write or answer in the owner's place: everything behind the host of Slack's
 * webhooks and response addresses, the tokens of Discord's webhooks and interactions, the tickets of sockets.
 */
const ADDRESSES = [
  String.raw`(?<=hooks\.slack(?:-gov)?\.com${SLASH})(?:[\w%.-]|\\?/)+`,
  String.raw`(?<=${SLASH}(?:webhooks|interactions)${SLASH}\d+${SLASH})[\w-]{8,}`,
  String.raw`(?<=[?&](?:ticket|token|access_token|api_key)=)[\w.~%+/=-]{6,}`,
];

/** Passwords in the addresses of databases, with any character of them that should have been written as `%40`. */
const PASSWORDS = [
  String.raw`(?<=(?:postgres(?:ql)?|mysql|mariadb|rediss?|mongodb(?:\+srv)?|amqps?)://[^\s:@/"]{0,99}:)[^\s"<>]{1,199}(?=@)`,
  String.raw`(?<=https?://[^\s:@/"]{1,99}:)[^\s:@/"<>]{1,199}(?=@)`,
  String.raw`(?<=[?&](?:ssl)?password=)[^\s&"'<>()\\]+`,
];

const SECRET = new RegExp(
  [...KEYS, ...ADDRESSES, `(?<password>${PASSWORDS.join('|')})`, BEARER].join('|'),
  'gi',
);

/** A token of a Discord bot begins with the id of its application in base64, so with one of three letters. */
const DISCORD_TOKEN = /[MNO][\w-]{22,27}\.[\w-]{5,8}\.[\w-]{25,45}/g;
