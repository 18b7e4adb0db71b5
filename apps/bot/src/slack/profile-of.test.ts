import { startFakeSlack } from '@tollkeeper/fake-slack';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';

import { profileOf } from './profile-of.ts';
import { SLACK_SCOPES } from './scopes.ts';
import { createSlack, webClient } from './slack.ts';
import { createTokenWatch } from './token-watch.ts';

async function speak(scopes: readonly string[] = SLACK_SCOPES) {
  const slack = await startFakeSlack(scopes);
  onTestFinished(() => slack.stop());
  const lines: string[] = [];
  const log = pino({}, { write: (line) => void lines.push(line) });
  const own = createSlack(webClient(slack.botToken, slack.apiUrl), createTokenWatch(log), log);
  return { own, slack, lines };
}

describe('profileOf', () => {
  it('knows the name and the time zone of a person', async () => {
    const { own, slack } = await speak();

    expect(await profileOf(own, slack.alice.id)).toEqual({ name: 'alice', timeZone: 'Europe/London' });
  });

  it('knows neither where Slack does not tell, and says why in the log', async () => {
    const { own, slack, lines } = await speak(SLACK_SCOPES.filter((scope) => scope !== 'users:read'));

    expect(await profileOf(own, slack.alice.id)).toEqual({});
    expect(lines.join()).toContain('missing_scope');
  });
});
