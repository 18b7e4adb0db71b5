import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, requestHandler, startSlack, USUAL_ACCESS } from '@tollkeeper/bot/chat';
import { startFakeSlack } from '@tollkeeper/fake-slack';
import { bundledCatalog } from '@tollkeeper/pricing';
import { openStore } from '@tollkeeper/store';
import { expect, it } from 'vitest';

import { ANSWER, QUESTION } from './question.ts';

it('answers an event once that reaches two bots on one store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tollkeeper-once-'));
  const slack = await startFakeSlack();
  const bots = await Promise.all([1, 2].map(() => startBot(slack, join(folder, 'bot.db'))));
  const place = { channel: slack.channels.general };
  const threads: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ts } = await slack.alice.says(place, QUESTION);
    threads.push(ts);
    const event = { type: 'app_mention', user: slack.alice.id, channel: place.channel, ts };
    const payload = {
      type: 'event_callback',
      event_id: `Ev${round}`,
      team_id: 'T0FAKE',
      event: { ...event, event_ts: event.ts, text: `<@U0COSTBOT> ${QUESTION}` },
    };
    await Promise.all(
      bots.map(({ url }) =>
        slack.sends({ type: 'events_api', payload }, { url, secret: slack.signingSecret }),
      ),
    );
  }
  const answered = (): readonly number[] =>
    threads.map((thread) => slack.alice.sees({ ...place, thread }).filter(isAnswer).length);
  await expect.poll(answered, { timeout: 20_000 }).toEqual(Array(ROUNDS).fill(1));
  await Promise.all(bots.map(({ close }) => close()));
  expect(answered()).toEqual(Array(ROUNDS).fill(1));
  await slack.stop();
  await rm(folder, { recursive: true, force: true });
});

function isAnswer({ from, text }: { readonly from: string; readonly text: string }): boolean {
  return from === 'U0COSTBOT' && text.includes(ANSWER);
}

async function startBot(slack: Awaited<ReturnType<typeof startFakeSlack>>, path: string) {
  const store = await openStore({ path });
  const log = createLogger({ level: 'error', secrets: [], write: () => {} });
  const around = { catalog: bundledCatalog(), today: '2026-11-21' };
  const handle = requestHandler({
    store,
    around: () => around,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    access: USUAL_ACCESS,
    log,
  });
  const port = await freePort();
  const transport = { kind: 'http', signingSecret: slack.signingSecret, port, host: '127.0.0.1' } as const;
  const connection = { botToken: slack.botToken, transport, apiUrl: slack.apiUrl };
  const bot = await startSlack(connection, { handle, catalog: () => around.catalog, log });
  const close = async (): Promise<void> => {
    await bot.close();
    await store.close();
  };
  return { url: `http://127.0.0.1:${port}/slack/events`, close };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const ROUNDS = 3;
