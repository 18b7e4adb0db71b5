import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { alertCardOf, alertMessage } from './testing/messages.ts';
import { type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';
import { webhookChannel } from './webhook-channel.ts';

const SECRET = 'made-up-signing-secret';
let server: ScriptedServer;

beforeEach(async () => {
  server = await startScriptedServer();
});

afterEach(() => server.close());

const channel = (now = Date.now) =>
  webhookChannel(
    { name: 'pager', url: () => `${server.url}/hook`, secret: () => SECRET },
    { timeoutMs: 1_000, now },
  );

/** What was posted, as a receiver has it. */
const received = () =>
  server.calls.map(({ headers, body }) => ({
    signature: String(headers['tollkeeper-signature']),
    id: String(headers['tollkeeper-id']),
    body,
  }));

describe('webhookChannel', () => {
  it('posts what docs/webhook.md describes, field by field', async () => {
    await channel().send(alertMessage());

    const documented = JSON.parse(await codeIn('json')) as object;
    const posted = JSON.parse(received()[0]?.body ?? '') as { readonly [key: string]: unknown };
    expect(Object.keys(posted)).toEqual(Object.keys(documented));
    expect(Object.keys(firstAlertOf(posted))).toEqual(Object.keys(firstAlertOf(documented)));
    expect(posted).toMatchObject({
      id: 'key-limit⋅key:prod⋅2⋅level:critical⋅ops',
      at: '2026-11-21T15:04:05.000Z',
      severity: 'critical',
      rule: 'key-limit',
      subject: { kind: 'key', name: 'prod' },
      alerts: [{ shortId: '7F3A', incident: 2, kind: 'level:critical' }],
    });
  });

  it('signs so that the lines of docs/webhook.md verify it, and nothing else', async () => {
    await channel().send(alertMessage());
    const verify = await verifierOfDocs();
    const [{ signature, body } = { signature: '', body: '' }] = received();

    expect(verify(signature, body, SECRET)).toBe(true);
    expect(verify(signature, `${body} `, SECRET)).toBe(false);
    expect(verify(signature, body, 'another secret')).toBe(false);
    expect(verify(signature.replace('v1=', 'v1=00'), body, SECRET)).toBe(false);
    expect(
      verify(
        signature.replace(/t=\d+/, (t) => `${t}0`),
        body,
        SECRET,
      ),
    ).toBe(false);
    expect(verify('', body, SECRET)).toBe(false);
  });

  it('is no more believed six minutes later', async () => {
    await channel(() => Date.now() - 360_000).send(alertMessage());
    const verify = await verifierOfDocs();
    const [{ signature, body } = { signature: '', body: '' }] = received();

    expect(verify(signature, body, SECRET)).toBe(false);
  });

  it('posts the same body and id in every try, signed anew', async () => {
    server.plays('reset', { status: 200 });
    await channel(() => 1_000_000).send(alertMessage());
    await channel(() => 2_000_000).send(alertMessage());

    const [first, second] = received();
    expect(first?.body).toBe(second?.body);
    expect(first?.id).toBe(second?.id);
    expect(decodeURIComponent(first?.id ?? '')).toBe('key-limit⋅key:prod⋅2⋅level:critical⋅ops');
    expect(first?.signature).not.toBe(second?.signature);
  });

  it('names no rule in a message that is about no alert', async () => {
    const about = [{ id: 'digest⋅1⋅daily⋅ops', kind: 'daily', title: 'Yesterday' }];
    await channel().send(alertMessage({ about, card: alertCardOf('A quiet day.') }));

    const posted = JSON.parse(received()[0]?.body ?? '') as object;
    expect(posted).not.toHaveProperty('severity');
    expect(posted).toMatchObject({ alerts: about });
  });

  it('is as grave as its gravest alert, also where news of a channel comes first', async () => {
    const news = { id: 'channel⋅pager⋅1⋅broken⋅ops', kind: 'broken', title: 'Channel "pager" is broken' };
    await channel().send(alertMessage({ about: [news, ...alertMessage().about] }));

    expect(JSON.parse(received()[0]?.body ?? '')).toMatchObject({
      ...{ severity: 'critical', rule: 'key-limit' },
      alerts: [{ id: news.id }, { id: 'key-limit⋅key:prod⋅2⋅level:critical⋅ops' }],
    });
  });

  it('masks a key that ended up in a subject', async () => {
    const [about] = alertMessage().about;
    if (about === undefined) throw new Error('The message is about nothing.');
    const name = `sk-or-v1-${'0123456789abcdef'.repeat(4)}`;
    await channel().send(alertMessage({ about: [{ ...about, subject: { kind: 'key', name } }] }));

    expect(received()[0]?.body).not.toContain('0123456789abcdef');
  });

  it.each([200, 204, 405, 404, 429, 500, 501, 503])(
    'is ready where it answers a check with %i',
    async (status) => {
      server.plays({ status });

      expect(await channel().check()).toMatchObject({ kind: 'ready' });
      expect(server.calls).toMatchObject([{ method: 'HEAD', body: '' }]);
    },
  );

  it('is not ready where the address points elsewhere', async () => {
    server.plays({ status: 301, headers: { location: 'https://example.com' } });

    expect(await channel().check()).toMatchObject({ kind: 'refused' });
  });
});

function firstAlertOf(posted: object): object {
  return (posted as { readonly alerts: readonly object[] }).alerts[0] ?? {};
}

type Verifier = (signature: string, body: string, secret: string) => boolean;

async function verifierOfDocs(): Promise<Verifier> {
  const code = await codeIn('js');
  expect(code.trim().split('\n')).toHaveLength(6);
  const address = `data:text/javascript,${encodeURIComponent(code)}`;
  const module = (await import(/* @vite-ignore */ address)) as { readonly isFromTollkeeper: Verifier };
  return module.isFromTollkeeper;
}

async function codeIn(language: string): Promise<string> {
  const docs = await readFile(new URL('../../../../docs/webhook.md', import.meta.url), 'utf8');
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(docs)?.[1] ?? '';
}
