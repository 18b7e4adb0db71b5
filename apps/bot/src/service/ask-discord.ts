import type { DiscordSettings } from '../configuration/settings.ts';
import { fetchJson } from './fetch-json.ts';
import type { Verdict } from './verdict.ts';

/** Asks Discord whether it takes the token. */
export async function askDiscord({ token, apiUrl }: DiscordSettings): Promise<Verdict> {
  const base = (apiUrl ?? DISCORD).replace(/\/$/, '');
  const answer = await fetchJson(`${base}/v10/users/@me`, { method: 'GET', authorization: `Bot ${token()}` });
  if (answer.kind === 'failed') return unreachable(answer.why);
  const { status, fields } = answer;
  if (status === 200 && typeof fields['username'] === 'string')
    return { kind: 'connected', as: `as ${fields['username']}` };
  if (status === 401 || status === 403) return { kind: 'refused', problems: [REFUSED] };
  return unreachable(`status ${status}`);
}

function unreachable(why: string): Verdict {
  return {
    kind: 'unreachable',
    problem: `Discord could not be asked (${why}): check the network, then check again.`,
  };
}

const REFUSED =
  'Discord refuses DISCORD_BOT_TOKEN: make a new token under "Bot" → "Reset Token", and set it.';
const DISCORD = 'https://discord.com/api';
