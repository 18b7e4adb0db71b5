import { type FoundSecret, secretsIn } from '@tollkeeper/pricing';
import type { LineProblem } from '@tollkeeper/pricing/yaml';

/** Finds the tokens in a file that must hold none, and covers them, so that nothing read from it can show them. */
export function withoutSecrets(text: string): {
  readonly masked: string;
  readonly found: readonly LineProblem[];
} {
  const signing = [...text.matchAll(SIGNING_SECRET)].map(({ index, 0: secret }) => {
    return { at: index, secret, lastFour: secret.slice(-4) };
  });
  const secrets = [...secretsIn(text), ...signing].toSorted((a, b) => a.at - b.at);
  const masked = secrets.reduce(
    (left, { at, secret }) => left.slice(0, at) + 'x'.repeat(secret.length) + left.slice(at + secret.length),
    text,
  );
  const found = secrets.map((secret) => ({
    line: text.slice(0, secret.at).split('\n').length,
    message: messageOf(secret),
  }));
  return { masked, found };
}

function messageOf({ secret, lastFour }: FoundSecret): string {
  const variable = VARIABLES.find(([form]) => form.test(secret))?.[1] ?? 'its own variable';
  const what = lastFour === '' ? 'a secret stands here' : `a secret stands here, ending in ${lastFour}`;
  return `${what}; take it out, have a new one made if others saw the file, and set ${variable} in the environment`;
}

/** Slack's is 32 digits in hexadecimal, without a prefix; a Discord public key has 64 and is no secret. */
const SIGNING_SECRET = /(?<![\w-])[\da-f]{32}(?![\w-])/gi;

const VARIABLES: readonly (readonly [RegExp, string])[] = [
  [/^xoxb-/i, 'SLACK_BOT_TOKEN'],
  [/^xapp-/i, 'SLACK_APP_TOKEN'],
  [/^[\da-f]{32}$/i, 'SLACK_SIGNING_SECRET'],
  [/^[MNO][\w-]+\.[\w-]+\.[\w-]+$/i, 'DISCORD_BOT_TOKEN'],
  [/^sk-/i, 'OPENROUTER_API_KEY'],
];
