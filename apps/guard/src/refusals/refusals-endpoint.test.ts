import { Agent, type IncomingMessage, request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';

import { startHealthServer } from '../service/health-server.ts';
import { callRate } from './call-rate.ts';
import { REFUSALS_PATH, refusalsEndpoint } from './refusals-endpoint.ts';
import type { ReportedRefusal } from './reported-refusal.ts';

const TOKEN = 'made-up-token-0123456789abcdef';
const REPORT = '{"status":403,"message":"Key limit exceeded (weekly limit)"}';

type Sent = {
  readonly token?: string | undefined;
  readonly method?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Leaves the request open after the body. */
  readonly isSlow?: boolean;
};

async function endpoint(
  hear: (refusals: readonly ReportedRefusal[]) => Promise<readonly object[]> = async () => [],
) {
  const faults: unknown[] = [];
  const answer = refusalsEndpoint({
    token: () => TOKEN,
    rate: callRate(120, () => 0),
    limits: { bytes: 65_536, milliseconds: 200 },
    hear,
    onFault: (error) => void faults.push(error),
  });
  const server = await startHealthServer({ port: 0, host: '127.0.0.1' }, () => ({}), {
    path: REFUSALS_PATH,
    answer,
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  onTestFinished(async () => {
    agent.destroy();
    await server.close();
  });
  const send = ({ token = TOKEN, method = 'POST', body = REPORT, headers = {}, isSlow = false }: Sent = {}) =>
    new Promise<{
      readonly status: number;
      readonly text: string;
      readonly headers: IncomingMessage['headers'];
    }>((resolve, reject) => {
      const authorization = token === '' ? {} : { authorization: `Bearer ${token}` };
      const options = { host: '127.0.0.1', port: server.port, path: REFUSALS_PATH, method, agent };
      const sent = request({ ...options, headers: { ...authorization, ...headers } }, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
        );
      });
      sent.on('error', reject);
      sent.write(body);
      if (!isSlow) sent.end();
    });
  return { send, faults, port: server.port };
}

describe('refusalsEndpoint', () => {
  it('answers 202 with what was heard, beside the health of the process', async () => {
    const { send, port } = await endpoint(async (refusals) => refusals.map(({ count }) => ({ count })));
    expect(await send()).toMatchObject({ status: 202, text: '{"refusals":[{"count":1}]}\n' });
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });

  it.each(['', 'wrong', `${TOKEN}x`, TOKEN.slice(1), `${TOKEN} ${TOKEN}`])(
    'takes nothing without the token: "%s"',
    async (token) => {
      const { send } = await endpoint(async () => {
        throw new Error('heard');
      });
      const { status, text, headers } = await send({ token });
      expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer']);
      expect(text).not.toContain(TOKEN.slice(0, 12));
    },
  );

  it.each([
    [{ method: 'PUT' }, 405, 'Only POST'],
    [{ body: '{' }, 400, 'must be JSON'],
    [{ body: Buffer.from([0x22, 0xff, 0x22]) }, 400, 'in UTF-8'],
    [{ body: '{"status":99,"body":"x"}' }, 400, 'status must be'],
    [{ body: 'x'.repeat(65_537), headers: { 'content-length': '65537' } }, 413, '65,536 bytes at most'],
    [{ body: 'x'.repeat(200_000) }, 413, '65,536 bytes at most'],
    [{ body: '{"status":', isSlow: true }, 408, 'within 0.2 seconds'],
  ] as const)('says what is wrong: %#', async (sent, status, part) => {
    const { send } = await endpoint();
    const answered = await send(sent);
    expect(answered.status).toBe(status);
    expect(JSON.parse(answered.text).error).toContain(part);
    expect((await send()).status).toBe(202);
  });

  it('lives on when a client goes away in the middle', async () => {
    const { send, port } = await endpoint();
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-length': '100' };
    const sent = request({ host: '127.0.0.1', port, path: REFUSALS_PATH, method: 'POST', headers });
    sent.on('error', () => undefined);
    sent.write('{"status":', () => sent.destroy());
    await new Promise((resolve) => sent.on('close', resolve));
    expect((await send()).status).toBe(202);
  });

  it('takes 120 of 10,000 calls in a burst, and says of the others when to come again', async () => {
    let heard = 0;
    const { send } = await endpoint(async (refusals) => {
      heard += refusals.length;
      return [];
    });
    const answers = await Promise.all(Array.from({ length: 10_000 }, () => send()));
    const refused = answers.filter(({ status }) => status === 429);
    expect([heard, refused.length]).toEqual([120, 9_880]);
    expect(new Set(refused.map(({ headers }) => headers['retry-after']))).toEqual(new Set(['1']));
  }, 60_000);

  it('answers 500 without the reason when it cannot be taken', async () => {
    const { send, faults } = await endpoint(async () => {
      throw new Error('the store is at /secret/place');
    });
    const { status, text } = await send();
    expect([status, text.includes('secret')]).toEqual([500, false]);
    expect(faults).toHaveLength(1);
  });
});
