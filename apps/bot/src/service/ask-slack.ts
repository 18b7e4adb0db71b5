import type { SlackSettings } from '../configuration/settings.ts';
import { SLACK_SCOPES } from '../slack/scopes.ts';
import { missingScopes } from '../slack/start-fault.ts';
import { fetchJson } from './fetch-json.ts';
import type { Verdict } from './verdict.ts';

/** Asks Slack whether it takes the tokens, and whether the app has every scope that the bot needs. */
export async function askSlack({ botToken, transport, apiUrl }: SlackSettings): Promise<Verdict> {
  const call = (method: string, token: string) =>
    fetchJson(`${(apiUrl ?? SLACK).replace(/\/$/, '')}/${method}`, {
      method: 'POST',
      authorization: `Bearer ${token}`,
    });
  const [who, socket] = await Promise.all([
    call('auth.test', botToken()),
    // Opens nothing: it asks for an address to which nobody connects.
    transport.kind === 'socket' ? call('apps.connections.open', transport.appToken()) : undefined,
  ]);
  const problems: string[] = [];
  for (const [answer, name] of [
    [who, 'SLACK_BOT_TOKEN'],
    [socket, 'SLACK_APP_TOKEN'],
  ] as const) {
    if (answer === undefined) continue;
    if (answer.kind === 'failed') return unreachable(answer.why);
    if (answer.status >= 500 || answer.status === 429) return unreachable(`status ${answer.status}`);
    if (answer.fields['ok'] !== true)
      problems.push(refusal(name, String(answer.fields['error'] ?? answer.status)));
  }
  if (who.kind === 'answered' && who.fields['ok'] === true) {
    const missing = lackingScopes(who.headers.get('x-oauth-scopes'));
    if (missing.length > 0) problems.push(missingScopes(missing).message);
    if (problems.length === 0)
      return { kind: 'connected', as: `workspace "${who.fields['team']}", as @${who.fields['user']}` };
  }
  return { kind: 'refused', problems };
}

function unreachable(why: string): Verdict {
  return {
    kind: 'unreachable',
    problem: `Slack could not be asked (${why}): check the network, then check again.`,
  };
}

/** Slack names the scopes of the token in a header of every answer. */
function lackingScopes(header: string | null): readonly string[] {
  if (header === null) return [];
  const has = new Set(header.split(',').map((scope) => scope.trim()));
  return SLACK_SCOPES.filter((scope) => !has.has(scope));
}

function refusal(name: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', error: string): string {
  if (error === 'missing_scope')
    return `${name} lacks connections:write: make a new App-Level Token with it under "Basic Information".`;
  const home =
    name === 'SLACK_BOT_TOKEN'
      ? 'install the app again and copy its token from "OAuth & Permissions"'
      : 'make a new App-Level Token with connections:write under "Basic Information"';
  return `Slack refuses ${name} (${error}): ${home}.`;
}

const SLACK = 'https://slack.com/api';
