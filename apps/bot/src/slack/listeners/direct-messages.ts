import type { App } from '@slack/bolt';

import { spokenText } from '../spoken-text.ts';
import { working } from '../working.ts';
import { type Bridge, requestOf } from './bridge.ts';

/** Takes what people write to the bot directly, and shows meanwhile that it works. */
export function listenToDirectMessages(app: App, { slack, self, answer }: Bridge): void {
  app.message(async ({ message, body }) => {
    if (message.channel_type !== 'im' || !('user' in message) || 'bot_id' in message) return;
    if (message.subtype !== undefined && !SPOKEN.has(message.subtype)) return;
    const { user, channel, ts } = message;
    if (user === undefined) return;
    const thread = 'thread_ts' in message ? message.thread_ts : undefined;
    const route = { user, channel, ...(thread !== undefined && { thread }), isDirect: true };
    const text = spokenText('text' in message ? (message.text ?? '') : '', self);
    const did = { kind: 'message', text } as const;
    const done = working(slack, { channel, thread: thread ?? ts });
    await answer(requestOf(route, { id: body.event_id, workspace: body.team_id, did }), route);
    await done();
  });
}

/** Subtypes of what people say; all others tell of a change. */
const SPOKEN: ReadonlySet<string> = new Set(['file_share', 'thread_broadcast']);
