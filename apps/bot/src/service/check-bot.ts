import { yamlText } from '@tollkeeper/pricing/yaml';

import { COMMANDS } from '../commands/commands.ts';
import type { Environment } from '../configuration/parse-settings.ts';
import { readSettings } from '../configuration/read-settings.ts';
import type { Configured, DiscordSettings, Settings } from '../configuration/settings.ts';
import { applicationIdOf } from '../configuration/token-shape.ts';
import { configuredReader } from '../reading/reader-config.ts';
import { slackManifest } from '../slack/manifest.ts';
import { openCatalog } from '../terminal/open-catalog.ts';
import { askDiscord } from './ask-discord.ts';
import { askSlack } from './ask-slack.ts';
import { checkReport, type Findings, isReadyToRun, nextStep } from './check-report.ts';
import { inviteLink } from './invite-link.ts';
import { priceSources, priceSourcesText } from './price-sources.ts';
import { storeProblem } from './store-problem.ts';
import type { Verdict } from './verdict.ts';

export type Checked = { readonly text: string; readonly status: 0 | 2 };

/**
 * Says what is set up for Slack and Discord, what is missing, and what to do next.
 *
 * It asks the platforms about their tokens and opens the store, and changes nothing, neither there nor here.
 */
export async function checkBot(environment: Environment, now: Date): Promise<Checked> {
  const parsed = await readSettings(environment);
  if (parsed.kind === 'mistaken') {
    const mistakes = parsed.mistakes.map((each) => `  - ${each}`);
    const text = ['To be corrected', ...mistakes, '', 'Next: correct them, then npx pnpm -s bot check.'];
    return { text: text.join('\n'), status: 2 };
  }
  const { settings } = parsed;
  const [slack, discord, opened, problem] = await Promise.all([
    verdictOn(settings.slack, askSlack),
    verdictOn(settings.discord, askDiscord),
    openCatalog(priceSources(environment), now.toISOString().slice(0, 10)),
    storeProblem(settings.store),
  ]);
  const findings: Findings = {
    settings,
    verdicts: { slack, discord },
    mistakes: [
      ...(opened.kind === 'refused' ? [opened.text] : []),
      ...(problem === undefined ? [] : [problem]),
    ],
    reader: readerText(environment),
    prices: priceSourcesText(environment),
  };
  const sections = [
    checkReport(findings).join('\n'),
    manifestText(settings),
    invitation(settings.discord),
    nextStep(findings),
  ];
  return { text: sections.join('\n\n'), status: isReadyToRun(findings) ? 0 : 2 };
}

async function verdictOn<Connection>(
  configured: Configured<Connection>,
  ask: (connection: Connection) => Promise<Verdict>,
): Promise<Verdict | undefined> {
  return configured.kind === 'ready' ? ask(configured.connection) : undefined;
}

function readerText(environment: Environment): string {
  const reader = configuredReader(environment);
  if (reader.kind !== 'on') return 'off';
  const { model, limits } = reader.config;
  return `${model}, ${limits.perPerson} messages a day for each person, ${limits.inTotal} in all`;
}

function manifestText({ slackTransport, slackAddress }: Settings): string {
  const url = slackAddress === undefined ? {} : { url: `${slackAddress.replace(/\/$/, '')}/slack/events` };
  const manifest = slackManifest({ commands: COMMANDS, transport: slackTransport, ...url });
  return `Slack manifest, for https://api.slack.com/apps → Create New App → From a manifest → YAML:\n\n${yamlText(manifest, { lineWidth: 0 }).trim()}`;
}

function invitation(discord: Configured<DiscordSettings>): string {
  const token = discord.kind === 'ready' ? discord.connection.token() : '';
  const id = applicationIdOf(token) ?? 'YOUR_APPLICATION_ID';
  return `Discord invite link, for whoever manages the server:\n\n${inviteLink(id)}`;
}
