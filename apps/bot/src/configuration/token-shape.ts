/** A secret as it was set: usable, or one sentence that says what is wrong with it and never shows it. */
export type CheckedToken =
  | { readonly kind: 'taken'; readonly token: string }
  | { readonly kind: 'refused'; readonly sentence: string };

export type TokenVariable =
  | 'SLACK_BOT_TOKEN'
  | 'SLACK_APP_TOKEN'
  | 'SLACK_SIGNING_SECRET'
  | 'DISCORD_BOT_TOKEN';

/** Checks the shape of a token, and whether another one was pasted in its place. */
export function checkToken(variable: TokenVariable, written: string): CheckedToken {
  const token = written.trim();
  const sentence = around(token) ?? mistaken(token, variable) ?? misshapen(token, variable);
  return sentence === undefined
    ? { kind: 'taken', token }
    : { kind: 'refused', sentence: `${variable} ${sentence}` };
}

function around(token: string): string | undefined {
  if (/^(["'`]).*\1$|^["'`“”‘’]|["'`“”‘’]$/.test(token)) return 'stands in quotes; leave them out.';
  if (/^(?:Bot|Bearer)\s/i.test(token)) return 'begins with "Bot" or "Bearer"; set the token alone.';
  if (/[^\x21-\x7e]/.test(token)) return 'holds blanks or other characters that no token has; copy it again.';
  return undefined;
}

/** The other secrets of the platforms are next to the right one on the same pages. */
function mistaken(token: string, variable: TokenVariable): string | undefined {
  const mix = LOOKALIKES.find(({ form, is }) => is !== variable && form.test(token));
  return mix === undefined ? undefined : `holds ${mix.what}; set ${HOMES[variable]}.`;
}

function misshapen(token: string, variable: TokenVariable): string | undefined {
  return isShaped(token, variable) ? undefined : `is not ${HOMES[variable]}; copy it again.`;
}

function isShaped(token: string, variable: TokenVariable): boolean {
  if (variable === 'DISCORD_BOT_TOKEN') return applicationIdOf(token) !== undefined;
  return SHAPES[variable].test(token);
}

/** The id of the application, which is the first part of a Discord bot token. */
export function applicationIdOf(token: string): string | undefined {
  const [first = '', ...rest] = token.split('.');
  if (rest.length !== 2 || rest.some((part) => !/^[\w-]{5,}$/.test(part))) return undefined;
  const id = Buffer.from(first, 'base64url').toString('latin1');
  return /^\d{15,21}$/.test(id) ? id : undefined;
}

const SHAPES = {
  SLACK_BOT_TOKEN: /^xoxb-[\w-]{10,}$/,
  SLACK_APP_TOKEN: /^xapp-[\w-]{10,}$/,
  SLACK_SIGNING_SECRET: /^[\w-]{16,64}$/,
} as const;

const HOMES: Readonly<Record<TokenVariable, string>> = {
  SLACK_BOT_TOKEN: 'the Bot User OAuth Token (xoxb-…) from "OAuth & Permissions"',
  SLACK_APP_TOKEN: 'an App-Level Token (xapp-…) with connections:write from "Basic Information"',
  SLACK_SIGNING_SECRET: 'the Signing Secret (32 characters) from "Basic Information"',
  DISCORD_BOT_TOKEN: 'the bot\'s token (three parts with two dots) from "Bot" → "Reset Token"',
};

type Lookalike = { readonly form: RegExp; readonly what: string; readonly is?: TokenVariable };

const LOOKALIKES: readonly Lookalike[] = [
  { form: /^xoxb-/, what: "Slack's bot token (xoxb-…)", is: 'SLACK_BOT_TOKEN' },
  { form: /^xapp-/, what: "Slack's app-level token (xapp-…)", is: 'SLACK_APP_TOKEN' },
  { form: /^xox[a-z]-/, what: "one of Slack's other tokens (user or legacy)", is: 'SLACK_BOT_TOKEN' },
  { form: /^[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}$/, what: 'a token of a Discord bot', is: 'DISCORD_BOT_TOKEN' },
  { form: /^sk-/, what: 'an API key of a model provider' },
  { form: /^\d{15,21}$/, what: 'an application or user id' },
  { form: /^[\da-f]{64}$/i, what: 'a public key' },
];
