import { afterEach, describe, expect, it } from 'vitest';

import { SHARED } from './testing/responses.ts';
import { type SlackBot, startSlackBot } from './testing/slack-bot.ts';

let bot: SlackBot | undefined;

afterEach(async () => {
  await bot?.stop();
  bot = undefined;
});

describe('the address for Slack', () => {
  it('refuses what is signed with another secret, or more than five minutes old, or not at all', async () => {
    bot = await startSlackBot((_, deliver) => deliver(SHARED), { transport: 'http' });
    const { slack, requests, url } = bot;
    const event = {
      type: 'app_mention',
      channel: 'C0GENERAL',
      user: 'U0ALICE',
      text: 'secret plan',
      ts: '1.2',
    };
    const payload = { type: 'event_callback', team_id: 'T0FAKE', event_id: 'Ev1', event };
    const delivery = { type: 'events_api', payload } as const;
    const refused = { kind: 'failed', why: 'HTTP 401' };

    expect(await slack.sends(delivery, { url, secret: 'another' })).toEqual(refused);
    const stale = { url, secret: slack.signingSecret, sentAt: Date.now() - 301_000 };
    expect(await slack.sends(delivery, stale)).toEqual(refused);
    const unsigned = await fetch(url, { method: 'POST', body: JSON.stringify(payload) });
    expect(unsigned.status).toBe(401);
    expect(requests).toEqual([]);
    expect(JSON.stringify(bot.log.lines())).not.toContain('secret plan');

    const outcome = await slack.sends(delivery, { url, secret: slack.signingSecret });
    expect(outcome.kind).toBe('acknowledged');
    expect(requests).toHaveLength(1);
  });

  it('is the only one: all others are not found', async () => {
    bot = await startSlackBot((_, deliver) => deliver(SHARED), { transport: 'http' });

    expect((await fetch(new URL('/', bot.url))).status).toBe(404);
    expect((await fetch(bot.url)).status).toBe(404);
  });
});
