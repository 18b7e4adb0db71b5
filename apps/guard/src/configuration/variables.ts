import { isSafeUrl } from './safe-url.ts';
import type { Secret } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Takes down one mistake, as a whole sentence. */
export type Tell = (sentence: string) => void;

/** The variables of the environment, and whom to tell about mistakes in them; no sentence shows a secret. */
export type Variables = {
  /** Trimmed; missing where it is not set or blank. */
  readonly text: (name: string) => string | undefined;
  readonly secret: (name: string) => Secret | undefined;
  /** One that the user makes up, so that it may be too short. */
  readonly ownSecret: (name: string) => Secret | undefined;
  /** An address that is a secret itself, such as a webhook's. */
  readonly secretUrl: (name: string) => Secret | undefined;
  /** An address that is none. */
  readonly url: (name: string) => string | undefined;
};

/** Reads variables, each mistake once however often the variable is asked for. */
export function variablesOf(environment: Environment, tell: Tell): Variables {
  const told = new Set<string>();
  const complain: Tell = (sentence) => {
    if (!told.has(sentence)) tell(sentence);
    told.add(sentence);
  };
  const text = (name: string): string | undefined => {
    const value = environment[name]?.trim() ?? '';
    return value === '' ? undefined : value;
  };
  const checked = (name: string, fault: (value: string) => string | undefined): string | undefined => {
    const value = text(name);
    const problem = value === undefined ? undefined : fault(value);
    if (problem !== undefined) complain(`${name} ${problem}`);
    return problem === undefined ? value : undefined;
  };
  const secretOf = (value: string | undefined): Secret | undefined =>
    value === undefined ? undefined : () => value;
  return {
    text,
    secret: (name) => secretOf(checked(name, (value) => tokenFault(value, name))),
    ownSecret: (name) =>
      secretOf(
        checked(
          name,
          (value) => tokenFault(value, name) ?? (value.length < SHORTEST ? TOO_SHORT : undefined),
        ),
      ),
    secretUrl: (name) => secretOf(checked(name, (value) => quotes(value) ?? urlFault(value))),
    url: (name) =>
      checked(
        name,
        (value) =>
          urlFault(value) ?? (/[?#]/.test(value) ? 'must be an address without "?" and "#".' : undefined),
      ),
  };
}

function tokenFault(value: string, name: string): string | undefined {
  const fault = quotes(value);
  if (fault !== undefined) return fault;
  if (/^(?:Bot|Bearer)\s/i.test(value)) return 'begins with "Bot" or "Bearer"; set the token alone.';
  if (/[^\x21-\x7e]/.test(value)) return 'holds blanks or other characters that no key has; copy it again.';
  const other = LOOKALIKES.find(({ form, of }) => form.test(value) && !of.includes(name));
  return other === undefined ? undefined : `holds ${other.what}; set the one that belongs there.`;
}

function quotes(value: string): string | undefined {
  return /^["'`“”‘’]|["'`“”‘’]$/.test(value) ? 'stands in quotes; leave them out.' : undefined;
}

function urlFault(value: string): string | undefined {
  return isSafeUrl(value)
    ? undefined
    : 'must be an https address without a password in it; http is for this machine only.';
}

const SHORTEST = 16;
const TOO_SHORT = `must have at least ${SHORTEST} characters, or it can be guessed: make one with "openssl rand -hex 32".`;

/** What is often pasted into the place of another. */
const LOOKALIKES: readonly {
  readonly form: RegExp;
  readonly what: string;
  readonly of: readonly string[];
}[] = [
  { form: /^xoxb-/, what: "Slack's bot token (xoxb-…)", of: ['SLACK_BOT_TOKEN'] },
  { form: /^xapp-/, what: "Slack's app-level token (xapp-…)", of: [] },
  { form: /^xox[a-z]-/, what: "one of Slack's other tokens", of: ['SLACK_BOT_TOKEN'] },
  { form: /^https?:/i, what: 'an address', of: [] },
  {
    form: /^sk-/,
    what: 'an API key of a model provider',
    of: ['OPENROUTER_MANAGEMENT_KEY', 'OPENROUTER_API_KEY'],
  },
  {
    form: /^[MNO][\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}$/,
    what: 'a token of a Discord bot',
    of: ['DISCORD_BOT_TOKEN'],
  },
];
