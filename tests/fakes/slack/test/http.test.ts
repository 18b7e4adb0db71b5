import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type FakeSlack, startFakeSlack } from '../src/index.ts';
import { type MinimalApp, startHttpApp } from './minimal-app.ts';

let slack: FakeSlack;
let minimal: (MinimalApp & { readonly url: string }) | undefined;

beforeEach(async () => {
  slack = await startFakeSlack();
});

afterEach(async () => {
  await minimal?.stop();
  minimal = undefined;
  await slack.stop();
});

async function start(listen: (app: App) => void): Promise<string> {
  minimal = await startHttpApp(slack, listen);
  return minimal.url;
}

describe('a Bolt app behind HTTP', () => {
  it('takes a signed command, answers in the acknowledgement and at the response_url', async () => {
    await start((app) => {
      app.command('/estimate', async ({ ack, respond }) => {
        await ack('One moment');
        await respond({ text: '$42.00', response_type: 'in_channel' });
      });
    });
    const place = { channel: slack.channels.general };
    await slack.alice.command(place, '/estimate 10k');
    await vi.waitFor(() => expect(slack.bob.sees(place)).toMatchObject([{ text: '$42.00' }]));
    expect(
      slack.alice
        .sees(place)
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(['$42.00', 'One moment']);
    expect(slack.sockets()).toEqual({ open: 0, ever: 0 });
  });

  it('takes an event and a button', async () => {
    await start((app) => {
      app.event('app_mention', async ({ say }) => {
        const element = {
          type: 'button' as const,
          text: { type: 'plain_text' as const, text: 'More' },
          action_id: 'more',
        };
        await say({ text: 'Hello', blocks: [{ type: 'actions', elements: [element] }] });
      });
      app.action('more', async ({ ack, respond }) => {
        await ack();
        await respond({ delete_original: true });
      });
    });
    const place = { channel: slack.channels.general };
    await slack.alice.says(place, '@costbot hello');
    const hello = await vi.waitUntil(() => slack.alice.sees(place)[1]);
    await slack.alice.presses(hello, 'More');
    await vi.waitFor(() => expect(slack.alice.sees(place)).toHaveLength(1));
  });

  it('refuses what is signed with another secret or more than five minutes old', async () => {
    const url = await start(() => {});
    const payload = { type: 'event_callback', event: { type: 'app_mention' } };
    const forged = { url, secret: 'another' };
    const stale = { url, secret: slack.signingSecret, sentAt: Date.now() - 301_000 };
    for (const destination of [forged, stale])
      expect(await slack.sends({ type: 'events_api', payload }, destination)).toEqual({
        kind: 'failed',
        why: 'HTTP 401',
      });
  });

  it('is brought an event again once it works, and then no more', async () => {
    const tries: unknown[] = [];
    const url = await start((app) => {
      app.event('app_mention', async ({ context }) => {
        tries.push([context.retryNum, context.retryReason]);
      });
    });
    slack.deliversTo('http://127.0.0.1:1/nobody');
    await slack.alice.says({ channel: slack.channels.general }, '@costbot hello');
    slack.deliversTo(url);
    await vi.waitFor(() => expect(tries).toEqual([[1, 'http_error']]));
    slack.clock.advance(400_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(tries).toHaveLength(1);
  });

  it('is brought an event that it fails again at once, after a minute and after five', async () => {
    const tries: unknown[] = [];
    const server = createServer((request, response) => {
      tries.push(request.headers['x-slack-retry-num']);
      response.writeHead(500).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    slack.deliversTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await slack.alice.says({ channel: slack.channels.general }, '@costbot hello');
    for (const [waited, count] of [
      [0, 2],
      [60_000, 3],
      [300_000, 4],
      [3_600_000, 4],
    ] as const) {
      slack.clock.advance(waited);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(tries).toHaveLength(count);
    }
    expect(tries).toEqual([undefined, '1', '2', '3']);
    server.closeAllConnections();
    server.close();
  });

  it('is told dispatch_failed of by the person who called it in vain', async () => {
    slack.deliversTo('http://127.0.0.1:1/nobody');
    const outcome = await slack.alice.command({ channel: slack.channels.general }, '/estimate');
    expect(outcome.kind).toBe('failed');
    expect(slack.alice.notices()).toEqual(['/estimate failed with the error "dispatch_failed"']);
  });
});
