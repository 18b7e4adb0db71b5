import type { App } from '@slack/bolt';

import { spokenText } from '../spoken-text.ts';
import { acknowledged, type Bridge, isDirectChannel, requestOf } from './bridge.ts';

/** Takes every slash command of the app: which there are is for the table of commands to know. */
export function listenToCommands(app: App, { slack, self, answer }: Bridge): void {
  app.command(/^\//, async ({ ack, command }) => {
    await acknowledged(slack, ack);
    const { user_id: user, channel_id: channel, team_id: workspace, trigger_id: trigger } = command;
    const isDirect = await isDirectChannel(slack, channel, user);
    const route = { user, channel, isDirect, responseUrl: command.response_url, trigger };
    const text = spokenText(command.text ?? '', self);
    const did = { kind: 'command', name: command.command.slice(1), text } as const;
    await answer(requestOf(route, { id: trigger, workspace, did }), route);
  });
}
