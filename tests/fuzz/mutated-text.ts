/** A generator of numbers from 0 up to 1, the same for one seed. */
export type Random = () => number;

/** Changes a text at random, as networks, logs, people and attackers do. */
export type Mutation = (text: string, random: Random) => string;

/** One of several things. */
export function pick<Thing>(things: readonly Thing[], random: Random): Thing {
  return things[Math.floor(random() * things.length)] as Thing;
}

/** Cuts, doubles, flips and inserts at a random place. */
export const TEXT_MUTATIONS: Readonly<Record<string, Mutation>> = {
  truncated: (text, random) => text.slice(0, placeIn(text, random)),
  beheaded: (text, random) => text.slice(placeIn(text, random)),
  cut: (text, random) => spliced(text, random, () => ''),
  doubled: (text, random) => spliced(text, random, (span) => span + span),
  reversed: (text, random) => spliced(text, random, (span) => [...span].toReversed().join('')),
  shouted: (text) => text.toUpperCase(),
  'a byte more': (text, random) => inserted(text, random, someLetters(random, 1, 256)),
  'a lone surrogate': (text, random) => inserted(text, random, '\ud83d'),
  'random bytes': (text, random) => inserted(text, random, someLetters(random, 40, 65_536)),
  'a piece': (text, random) => inserted(text, random, pick(PIECES, random)),
  'another cause': (text, random) => inserted(text, random, pick(CAUSES, random)),
};

/** How a text is carried: in other errors, logs, chats, and other spellings. */
export const WRAPPINGS: Readonly<Record<string, Mutation>> = {
  'a string': (text) => JSON.stringify(text),
  'a string in a string': (text) => JSON.stringify({ level: 'error', msg: JSON.stringify(text) }),
  'the message of a gateway': (text) => JSON.stringify({ error: { message: text, type: 'upstream_error' } }),
  'the detail of a server': (text) => JSON.stringify({ detail: text }),
  'the body of a response': (text) => JSON.stringify({ statusCode: 500, responseBody: text }),
  'a choice': (text) => JSON.stringify({ choices: [{ error: { message: text, code: 502 } }] }),
  'a chunk of a stream': (text) => `data: ${text}\n\ndata: [DONE]\n\n`,
  'an exception': (text) => `openai.APIStatusError: Error code: 402 - ${text}`,
  litellm: (text) => `litellm.APIError: APIError: OpenrouterException - ${text}`,
  python: (text) => text.replaceAll('"', "'").replaceAll('null', 'None').replaceAll('false', 'False'),
  entities: (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'),
  percent: (text) => encodeURIComponent(text.toWellFormed()),
  'curly quotes': (text) => text.replace(/"([^"]*)"/g, '“$1”'),
  'a quoted mail': (text) => `Hi,\n\n> ${text.replaceAll('\n', '\n> ')}\n\nbut we paid!`,
  'a page': (text) => `<!DOCTYPE html><html><head><title>524</title></head><body>${text}</body></html>`,
  colours: (text) => `\u001b[31m${text}\u001b[0m`,
  'a byte order mark': (text) => `\ufeff${text}`,
  'two bytes a letter': (text) => text.split('').join('\u0000'),
  huge: (text, random) => `${text}${pick(PIECES, random).repeat(20_000)}`,
  'behind something huge': (text, random) => `${pick(PIECES, random).repeat(2_000)}${text}`,
  nested: (text, random) => {
    const depth = Math.floor(random() * 3_000);
    return `${'{"error":'.repeat(depth)}${text}${'}'.repeat(depth)}`;
  },
  'a list of lists': (text, random) => `${'['.repeat(Math.floor(random() * 3_000))}${text}`,
};

function placeIn(text: string, random: Random): number {
  return Math.floor(random() * (text.length + 1));
}

function inserted(text: string, random: Random, piece: string): string {
  const at = placeIn(text, random);
  return text.slice(0, at) + piece + text.slice(at);
}

function someLetters(random: Random, count: number, end: number): string {
  return Array.from({ length: count }, () => String.fromCharCode(Math.floor(random() * end))).join('');
}

function spliced(text: string, random: Random, change: (span: string) => string): string {
  const from = placeIn(text, random);
  const to = Math.min(text.length, from + Math.floor(random() * 60));
  return text.slice(0, from) + change(text.slice(from, to)) + text.slice(to);
}

const PIECES = [
  '{',
  '}',
  '[',
  '"',
  "'",
  '\\',
  '\\"',
  ':',
  ',',
  '\n',
  '\u0000',
  '=>',
  'Some(',
  'data: ',
  '{"error":{"message":"',
  '"code":"402"',
  '&quot;',
  '\\u00',
  'retry-after: 9',
  ' 402 ',
  '__proto__',
  '欠费',
];

/** What names a cause, in the wrong place. */
const CAUSES = [
  ' Insufficient credits. ',
  ' Key limit exceeded (weekly limit) ',
  ',"limit_source":"openrouter_key_limit",',
  ',"limit_source":"openrouter_credits",',
  ' can only afford 17 ',
  ' This account never purchased credits. ',
  ' https://openrouter.ai/settings/credits ',
  ' Provider returned error ',
  ' Budget limit exceeded (monthly limit) ',
  ' Prompt tokens limit exceeded: 9 > 8 ',
];
