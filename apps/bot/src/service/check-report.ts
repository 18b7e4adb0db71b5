import { storePlaceText } from '@tollkeeper/store';

import type { Configured, Settings } from '../configuration/settings.ts';
import type { Access, PlatformAccess } from '../requests/access.ts';
import type { Verdict } from './verdict.ts';

/** What a check found out. */
export type Findings = {
  readonly settings: Settings;
  /** What the platforms said that were asked. */
  readonly verdicts: Readonly<Record<'slack' | 'discord', Verdict | undefined>>;
  /** Mistakes elsewhere, as in the user's own rates. */
  readonly mistakes: readonly string[];
  readonly reader: string;
  readonly prices: string;
};

/** Whether the bot could be started: at least one platform is ready, and nothing is wrong. */
export function isReadyToRun(findings: Findings): boolean {
  const { slack, discord } = findings.verdicts;
  return problemsIn(findings).length === 0 && (slack?.kind === 'connected' || discord?.kind === 'connected');
}

/** Says what is set up, what is wrong, and how people are let in. */
export function checkReport(findings: Findings): readonly string[] {
  const { settings, verdicts } = findings;
  const problems = problemsIn(findings);
  return [
    `Slack    ${stateOf(settings.slack, verdicts.slack)}${transportOf(settings)}`,
    `Discord  ${stateOf(settings.discord, verdicts.discord)}`,
    '',
    ...accessLines(settings),
    `Memory   ${storePlaceText(settings.store)}`,
    `Reader   ${findings.reader}`,
    `Prices   ${findings.prices}`,
    `Health   ${healthOf(settings)}`,
    ...(problems.length === 0 ? [] : ['', 'To be corrected', ...problems.map((each) => `  - ${each}`)]),
  ];
}

/** The sentence that ends a check. */
export function nextStep(findings: Findings): string {
  const { slack, discord } = findings.settings;
  if (isReadyToRun(findings))
    return 'Next: npx pnpm -s bot run, then mention the bot or type /estimate in a channel.';
  if (slack.kind === 'off' && discord.kind === 'off' && problemsIn(findings).length === 0)
    return 'Next: follow docs/slack.md or docs/discord.md (about ten minutes). Without either, npm start answers here in the terminal.';
  return 'Next: correct what is listed above, then npx pnpm -s bot check.';
}

function problemsIn({ settings, verdicts, mistakes }: Findings): readonly string[] {
  const incomplete = [settings.slack, settings.discord].flatMap((each) =>
    each.kind === 'incomplete' ? each.missing : [],
  );
  const refused = [verdicts.slack, verdicts.discord].flatMap((verdict) => {
    if (verdict?.kind === 'refused') return verdict.problems;
    return verdict?.kind === 'unreachable' ? [verdict.problem] : [];
  });
  return [...mistakes, ...incomplete, ...refused];
}

function stateOf(configured: Configured<unknown>, verdict: Verdict | undefined): string {
  if (configured.kind === 'off') return 'not set up';
  if (configured.kind === 'incomplete') return 'incomplete';
  switch (verdict?.kind) {
    case 'connected':
      return `ready: ${verdict.as}`;
    case 'unreachable':
      return 'set up, but it could not be asked';
    default:
      return 'refused';
  }
}

function transportOf({ slack }: Settings): string {
  if (slack.kind !== 'ready') return '';
  const { transport } = slack.connection;
  return transport.kind === 'socket' ? ', by Socket Mode' : `, by http at port ${transport.port}`;
}

function accessLines({ slack, discord, access }: Settings): readonly string[] {
  const lines = (
    name: string,
    configured: Configured<unknown>,
    platform: PlatformAccess,
  ): readonly string[] => (configured.kind === 'off' ? [] : [`${name}  ${accessText(platform)}`]);
  const shown = [...lines('  Slack  ', slack, access.slack), ...lines('  Discord', discord, access.discord)];
  return shown.length === 0 ? [] : [`Access   ${rateText(access)}`, ...shown];
}

function rateText({ questionsPerMinute }: Access): string {
  return `${questionsPerMinute} questions a minute for each person`;
}

function accessText({ channels, spend, answers }: PlatformAccess): string {
  const where = channels === undefined ? 'every channel' : counted(channels.length, 'channel');
  const who = [
    ...(spend.people.length > 0
      ? [spend.people.length === 1 ? '1 person' : `${spend.people.length} people`]
      : []),
    ...(spend.roles.length > 0 ? [counted(spend.roles.length, 'role')] : []),
    ...(spend.channels.length > 0 ? [counted(spend.channels.length, 'channel')] : []),
  ];
  const manner = answers === 'private' ? 'private until shared' : 'shared';
  return `in ${where}; answers to commands are ${manner}; spend is for ${who.length === 0 ? 'nobody' : who.join(', ')}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function healthOf({ health }: Settings): string {
  return health === undefined ? 'off' : `http://${health.host}:${health.port}/healthz and /readyz`;
}
