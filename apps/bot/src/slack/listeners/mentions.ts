import type { App } from '@slack/bolt';

import { spokenText } from '../spoken-text.ts';
import { type Bridge, requestOf } from './bridge.ts';

/** Takes mentions in channels; they are answered in their thread, which begins with the first of them. */
export function listenToMentions(app: App, { self, answer }: Bridge): void {
  app.event('app_mention', async ({ event, body }) => {
    if (event.bot_id !== undefined || event.user === undefined) return;
    const { user, channel, ts, thread_ts: thread = ts } = event;
    const route = { user, channel, thread, isDirect: false };
    const did = { kind: 'message', text: spokenText(event.text, self) } as const;
    await answer(requestOf(route, { id: body.event_id, workspace: body.team_id, did }), route);
  });
}
