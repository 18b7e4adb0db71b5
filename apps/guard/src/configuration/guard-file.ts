import type { AlertRule, Reminders } from '@tollkeeper/engine';
import {
  type Complain,
  fieldsOf,
  itemsOf,
  type LineProblem,
  type Named,
  readYaml,
  type Section,
  sectionOf,
  shown,
  textIn,
  wholeNumberOf,
} from '@tollkeeper/pricing/yaml';

import { channelsIn, type Outside } from './channels-section.ts';
import { digestIn } from './digest-section.ts';
import { dollarsIn, durationIn, durationText } from './file-values.ts';
import { remindersIn } from './reminders-section.ts';
import { rulesIn } from './rules-section.ts';
import type {
  ChannelSettings,
  DigestSettings,
  HealthAddress,
  PlanSettings,
  PollSettings,
} from './settings.ts';

/** What guard.yaml says; everything in it has a default. */
export type GuardFile = {
  readonly rules: readonly AlertRule[];
  readonly reminders: Reminders;
  readonly channels: readonly ChannelSettings[];
  readonly poll: PollSettings;
  readonly workspaces: readonly string[];
  readonly plans: readonly PlanSettings[];
  readonly digest: DigestSettings;
  readonly health: HealthAddress | undefined;
};

export type ParsedGuardFile =
  | { readonly kind: 'read'; readonly file: GuardFile }
  | { readonly kind: 'refused'; readonly problems: readonly LineProblem[] };

/** Reads guard.yaml strictly, with every mistake on its line; an empty text means the defaults. */
export function parseGuardFile(text: string, outside: Outside): ParsedGuardFile {
  const parsed = readYaml(text, ({ document, complain }): GuardFile => {
    const { contents } = document;
    if (contents === null) return fileOf(undefined, outside, complain);
    const place = { at: contents.range[0], node: contents };
    return fileOf(
      sectionOf({ place, name: 'guard.yaml', isWhole: true }, ROOT_KEYS, complain),
      outside,
      complain,
    );
  });
  return parsed.kind === 'read' ? { kind: 'read', file: parsed.value } : parsed;
}

function fileOf(root: Section | undefined, outside: Outside, complain: Complain): GuardFile {
  const channels = channelsIn(filled(root, 'channels'), outside, complain);
  const rules = rulesIn(filled(root, 'rules'), complain);
  const poll = pollIn(filled(root, 'poll'), complain);
  requireSilenceAbovePoll(rules, poll, { at: (root?.get('poll') ?? root?.get('rules'))?.place.at, complain });
  return {
    rules,
    reminders: remindersIn(filled(root, 'unanswered'), complain),
    channels,
    poll,
    workspaces: workspacesIn(filled(root, 'workspaces'), complain),
    plans: plansIn(filled(root, 'plans'), complain),
    digest: digestIn(
      filled(root, 'digest'),
      { channels, written: namesOf(filled(root, 'channels')) },
      complain,
    ),
    health: healthIn(filled(root, 'health'), complain),
  };
}

/** A section without anything in it is one that is left out. */
function filled(root: Section | undefined, key: string): Named | undefined {
  const named = root?.get(key);
  return named === undefined || shown(named.place.node) === 'empty' ? undefined : named;
}

/** Of a channel that cannot be used, too: that it is named is no mistake of its own. */
function namesOf(named: Named | undefined): readonly string[] | undefined {
  const written = named && fieldsOf(named.place, { what: named.name }, () => undefined);
  return written && [...written.keys()];
}

function pollIn(named: Named | undefined, complain: Complain): PollSettings {
  const section = named && sectionOf(named, ['least', 'most', 'requests_per_minute'], complain);
  const leastMs =
    durationIn(section?.get('least'), { ...POLL, such: '30 s' }, complain) ?? USUAL_POLL.leastMs;
  const mostMs = durationIn(section?.get('most'), { ...POLL, such: '15 min' }, complain) ?? USUAL_POLL.mostMs;
  if (section !== undefined && leastMs > mostMs)
    complain(section.at, 'poll: the least time between two polls is above the most; swap them');
  const requestsPerMinute = wholeNumberOf(section?.get('requests_per_minute'), REQUESTS, complain);
  return { leastMs, mostMs, requestsPerMinute: requestsPerMinute ?? REQUESTS.such };
}

/** Between two polls that may be so far apart, silence is no news. */
function requireSilenceAbovePoll(
  rules: readonly AlertRule[],
  { mostMs }: PollSettings,
  { at, complain }: { readonly at: number | undefined; readonly complain: Complain },
): void {
  const stale = rules.find((rule) => rule.kind === 'source-stale');
  // Polls come up to a tenth later than they are wanted, so that guards do not ask together.
  if (stale === undefined || stale.silence > mostMs * 1.1) return;
  complain(
    at ?? 0,
    `poll.most is ${durationText(mostMs)}, but ${stale.id}.silence is ${durationText(stale.silence)}: the guard would alert although all is well; set ${stale.id}.silence above poll.most, three times as long at best`,
  );
}

function workspacesIn(named: Named | undefined, complain: Complain): readonly string[] {
  if (named === undefined) return [];
  return itemsOf(named.place, named.name, complain).flatMap((place, at) => {
    const one = { place, name: `${named.name}, entry ${at + 1},` };
    return textIn(one, WORKSPACE, complain)?.toLowerCase() ?? [];
  });
}

function plansIn(named: Named | undefined, complain: Complain): readonly PlanSettings[] {
  const written = named && fieldsOf(named.place, { what: named.name }, complain);
  return [...(written ?? [])].flatMap(([name, place]) => {
    const section = sectionOf({ place, name: `plans.${name}` }, ['usd_per_month', 'keys'], complain);
    if (section === undefined) return [];
    const perMonth = dollarsIn(section.get('usd_per_month'), complain);
    if (section.get('usd_per_month') === undefined)
      complain(place.at, `plans.${name} has no usd_per_month; write what is to be spent, such as 120`);
    const keys = section.get('keys');
    const names =
      keys && itemsOf(keys.place, keys.name, complain).flatMap((item) => keyIn(item, keys, complain));
    return perMonth === undefined ? [] : [{ name, perMonth, keys: names }];
  });
}

function keyIn(place: Named['place'], { name }: Named, complain: Complain): readonly string[] {
  const found = textIn({ place, name: `an entry of ${name}` }, KEY, complain);
  return found === undefined ? [] : [found];
}

function healthIn(named: Named | undefined, complain: Complain): HealthAddress | undefined {
  const section = named && sectionOf(named, ['port', 'host'], complain);
  if (section === undefined) return undefined;
  const port = wholeNumberOf(section.get('port'), { least: 1, most: 65_535, such: 8_081 }, complain);
  if (section.get('port') === undefined)
    complain(section.at, 'health has no port; write it under "port:", such as 8081');
  const host = textIn(section.get('host'), HOST, complain);
  return port === undefined ? undefined : { port, host: host ?? '127.0.0.1' };
}

const ROOT_KEYS = ['rules', 'unanswered', 'channels', 'poll', 'workspaces', 'plans', 'digest', 'health'];
const POLL = { leastMs: 10_000, mostMs: 3_600_000 };
const USUAL_POLL = { leastMs: 30_000, mostMs: 900_000 };
const REQUESTS = { least: 1, most: 1_000, such: 60 };
const WORKSPACE = {
  fits: (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text),
  expected: 'the id of a workspace such as 1b4e28ba-2fa1-41d2-883f-0016d3cca427',
};
const KEY = {
  fits: (text: string): boolean => text.length <= 200 && !text.startsWith('sk-'),
  expected: 'the name or the hash of a key, and never the key itself',
};
const HOST = {
  fits: (text: string): boolean => /^[\w.:-]{1,253}$/.test(text),
  expected: 'a name or address of this machine, such as 127.0.0.1 or 0.0.0.0',
};
