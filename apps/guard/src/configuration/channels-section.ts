import type { Severity } from '@tollkeeper/engine';
import {
  type Complain,
  fieldsOf,
  type Named,
  type Section,
  sectionOf,
  textIn,
  textOf,
  wordOf,
} from '@tollkeeper/pricing/yaml';

import { flagIn } from './file-values.ts';
import type { ChannelSettings, ChannelWay } from './settings.ts';
import type { Variables } from './variables.ts';

/** What a way rests on outside the file. */
export type Outside = {
  readonly variables: Variables;
  /** Whether a variable that is not set is a mistake; it is none where no channel is to be opened. */
  readonly isNeeded: boolean;
};

/** Reads the channels by their names; without the section, whatever the environment has, and the terminal. */
export function channelsIn(
  named: Named | undefined,
  outside: Outside,
  complain: Complain,
): readonly ChannelSettings[] {
  if (named === undefined) return channelsOfEnvironment(outside.variables);
  const written = fieldsOf(named.place, { what: named.name }, complain);
  if (written === undefined) return [];
  if (written.size === 0) complain(named.place.at, 'channels is empty; name one, or leave the section out');
  const read = [...written].map(([name, place]) => {
    if (!CHANNEL_NAME.test(name))
      complain(place.at, `channels: the name of a channel is made of letters, digits, "-" and "_"`);
    return channelIn({ place, name: `${named.name}.${name}` }, name, { ...outside, complain });
  });
  const channels = read.flatMap(({ channel }) => channel ?? []);
  for (const { name, escalateTo } of read)
    if (escalateTo !== undefined) checkEscalation(name, { escalateTo, names: [...written.keys()] }, complain);
  return channels;
}

/** Without guard.yaml: the terminal, and each webhook whose address is set. */
function channelsOfEnvironment(variables: Variables): readonly ChannelSettings[] {
  const hooks = (['slack', 'discord'] as const).flatMap((name): readonly ChannelSettings[] => {
    const url = variables.secretUrl(`${name.toUpperCase()}_WEBHOOK_URL`);
    return url === undefined ? [] : [{ ...USUAL, name, way: { kind: `${name}-webhook`, url } }];
  });
  return [{ ...USUAL, name: 'terminal', way: { kind: 'terminal' } }, ...hooks];
}

type Read = {
  readonly name: string;
  readonly channel: ChannelSettings | undefined;
  readonly escalateTo: Named | undefined;
};
type Reading = Outside & { readonly complain: Complain };

function channelIn(named: Named, name: string, reading: Reading): Read {
  const { complain } = reading;
  const section = sectionOf(named, KEYS, complain);
  if (section === undefined) return { name, channel: undefined, escalateTo: undefined };
  const way = wayIn(section, named, reading);
  const escalateTo = section.get('escalate_to');
  const channel = {
    name,
    from: wordOf(section.get('from'), FROM, complain) ?? USUAL.from,
    pings: flagIn(section.get('pings'), complain) ?? USUAL.pings,
    escalateTo: textOf(escalateTo?.place.node),
  };
  return { name, channel: way && { ...channel, way }, escalateTo };
}

function wayIn(section: Section, { place, name }: Named, reading: Reading): ChannelWay | undefined {
  const ways = WAYS.flatMap((kind) => {
    const found = section.get(kind);
    return found === undefined ? [] : [{ kind, found }];
  });
  const [way, other] = ways;
  if (way === undefined) {
    reading.complain(place.at, `${name} does not say where it leads; write one of ${WAYS.join(', ')}`);
    return undefined;
  }
  if (other !== undefined) {
    reading.complain(
      other.found.place.at,
      `${name} has ${way.kind} and ${other.kind}; a channel leads to one place, so write two channels`,
    );
  }
  return WAY_OF[way.kind](way.found, reading);
}

type WayReader = (found: Named, reading: Reading) => ChannelWay | undefined;

function platformWay(kind: 'slack' | 'discord'): WayReader {
  return (found, { variables, isNeeded, complain }) => {
    const channel = textIn(found, CHANNEL_IDS[kind], complain)?.replace(/^#/, '');
    const variable = `${kind.toUpperCase()}_BOT_TOKEN`;
    const token = variables.secret(variable);
    if (isNeeded && variables.text(variable) === undefined)
      complain(found.place.at, `${variable} is missing: ${found.name} needs it (docs/${kind}.md)`);
    const apiUrl = variables.url(`TOLLKEEPER_${kind.toUpperCase()}_API_URL`);
    return channel === undefined || token === undefined ? undefined : { kind, channel, token, apiUrl };
  };
}

function webhookWay(kind: 'slack-webhook' | 'discord-webhook' | 'webhook'): WayReader {
  return (found, { variables, isNeeded, complain }) => {
    const variable = variableIn(found, complain);
    if (variable === undefined) return undefined;
    const url = variables.secretUrl(variable);
    if (isNeeded && variables.text(variable) === undefined)
      complain(found.place.at, `${variable} is missing: ${found.name} takes its address from it`);
    if (kind !== 'webhook') return url && { kind, url };
    const signingSecret = variables.secret(SIGNING);
    if (isNeeded && variables.text(SIGNING) === undefined)
      complain(
        found.place.at,
        `${SIGNING} is missing: ${found.name} signs its messages with it (docs/webhook.md)`,
      );
    return url && signingSecret && { kind, url, signingSecret };
  };
}

/** The address of a webhook is a secret: who knows it can write there. So nothing of it is shown. */
function variableIn({ place, name }: Named, complain: Complain): string | undefined {
  const text = textOf(place.node)?.trim() ?? '';
  if (/^[A-Z][A-Z0-9_]{2,60}$/.test(text)) return text;
  complain(
    place.at,
    /:\/\//.test(text)
      ? `${name} holds the address itself, which is a secret; put it into a variable of the environment and write the variable's name here, such as SLACK_WEBHOOK_URL`
      : `${name} must be the name of the variable that holds the address, such as SLACK_WEBHOOK_URL`,
  );
  return undefined;
}

function checkEscalation(
  name: string,
  { escalateTo, names }: { readonly escalateTo: Named; readonly names: readonly string[] },
  complain: Complain,
): void {
  const { at, node } = escalateTo.place;
  const to = textOf(node) ?? '';
  if (!names.includes(to))
    complain(at, `${escalateTo.name} must be the name of another channel: ${names.join(', ')}`);
  else if (to === name) complain(at, `${escalateTo.name} names the channel itself; name another`);
}

const USUAL = { from: 'info', escalateTo: undefined, pings: true } as const;
const FROM: readonly (Severity | 'escalation')[] = ['info', 'warning', 'critical', 'exhausted', 'escalation'];
const WAYS = ['slack', 'discord', 'slack-webhook', 'discord-webhook', 'webhook', 'terminal'] as const;
const KEYS = [...WAYS, 'from', 'escalate_to', 'pings'];
const CHANNEL_NAME = /^[\w-]{1,40}$/;
const SIGNING = 'TOLLKEEPER_WEBHOOK_SECRET';

const CHANNEL_IDS = {
  slack: {
    fits: (text: string): boolean => /^#?[CGD][A-Z\d]{2,20}$/.test(text),
    expected: 'a channel id such as C0123ABCD (channel name → About, at the bottom)',
  },
  discord: {
    fits: (text: string): boolean => /^#?\d{15,21}$/.test(text),
    expected: 'an id such as 123456789012345678 (right click → Copy Channel ID)',
  },
} as const;

const WAY_OF: Readonly<Record<(typeof WAYS)[number], WayReader>> = {
  slack: platformWay('slack'),
  discord: platformWay('discord'),
  'slack-webhook': webhookWay('slack-webhook'),
  'discord-webhook': webhookWay('discord-webhook'),
  webhook: webhookWay('webhook'),
  terminal: (found, { complain }) => (flagIn(found, complain) === true ? { kind: 'terminal' } : undefined),
};
