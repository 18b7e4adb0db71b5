import type { DiscordForm } from './discord-form.ts';
import { type Exchanged, exchange, type Wire } from './wire.ts';

export type DiscordCall = {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string | URL;
  /** The token of a bot; the address of a webhook is its own key. */
  readonly token?: string;
  readonly form?: DiscordForm;
};

/** Makes one call of Discord's REST API: JSON, or a form with `payload_json` where there are files. */
export async function callDiscord(wire: Wire, { method, url, token, form }: DiscordCall): Promise<Exchanged> {
  const headers = {
    'user-agent': USER_AGENT,
    ...(token !== undefined && { authorization: `Bot ${token}` }),
  };
  if (form === undefined) return exchange(wire, url, { method, headers });
  if (form.files.length === 0) {
    const typed = { ...headers, 'content-type': 'application/json' };
    return exchange(wire, url, { method, headers: typed, body: JSON.stringify(form.body) });
  }
  return exchange(wire, url, { method, headers, body: multipart(form) });
}

function multipart({ body, files }: DiscordForm): FormData {
  const data = new FormData();
  data.append('payload_json', JSON.stringify(body));
  for (const [at, { name, data: content }] of files.entries()) {
    data.append(`files[${at}]`, new Blob([Buffer.from(content)]), name);
  }
  return data;
}

/** Discord refuses clients without one of this form (reference#user-agent, August 2026). */
const USER_AGENT = 'DiscordBot (tollkeeper, 0.1.0)';
