import type { App } from '@slack/bolt';

import { spokenText } from '../spoken-text.ts';
import { acknowledged, type Bridge, isDirectChannel, requestOf } from './bridge.ts';

/** The shortcut "Estimate this" of a message. */
export const SHORTCUT = 'estimate_message';

/** Takes the message that the shortcut was used on, as a command: what somebody else wrote is answered in private. */
export function listenToShortcuts(app: App, { slack, self, answer }: Bridge): void {
  app.shortcut({ callback_id: SHORTCUT, type: 'message_action' }, async ({ ack, shortcut }) => {
    await acknowledged(slack, ack);
    const { message, trigger_id: trigger, response_url: responseUrl } = shortcut;
    const [user, channel] = [shortcut.user.id, shortcut.channel.id];
    const isDirect = await isDirectChannel(slack, channel, user);
    const thread = typeof message['thread_ts'] === 'string' ? { thread: message['thread_ts'] } : {};
    const route = { user, channel, ...thread, isDirect, responseUrl, trigger };
    const text = spokenText(message.text ?? '', self);
    const did = { kind: 'command', name: 'estimate', text } as const;
    const workspace = shortcut.team?.id ?? '';
    await answer(requestOf(route, { id: trigger, workspace, did }), route);
  });
}
