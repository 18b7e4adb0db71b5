import type { App, BlockAction } from '@slack/bolt';
import { decodeAction } from '@tollkeeper/cards';
import { SLACK_LINK_VERB } from '@tollkeeper/cards/chat';

import type { Route } from '../route.ts';
import { acknowledged, type Bridge, isDirectChannel, requestOf } from './bridge.ts';

/** Takes presses of the buttons of ours, whatever version made them; a link has nothing more to it. */
export function listenToButtons(app: App, { slack, answer }: Bridge): void {
  app.action<BlockAction>({ type: 'block_actions', action_id: OURS }, async ({ ack, body, action }) => {
    await acknowledged(slack, ack);
    const code = action.action_id;
    const read = decodeAction(code);
    if (read.kind === 'action' && read.action.verb === SLACK_LINK_VERB) return;
    const route = routeOf(body);
    const isDirect = await isDirectChannel(slack, route.channel, route.user);
    const did = { kind: 'press', code } as const;
    const workspace = body.team?.id ?? '';
    await answer(requestOf({ ...route, isDirect }, { id: body.trigger_id, workspace, did }), {
      ...route,
      isDirect,
    });
  });
}

/** Slack leaves the message out where it is ephemeral; the container knows what is needed. */
function routeOf({ user, channel, container, response_url, trigger_id }: BlockAction): Route {
  const { message_ts: ts, thread_ts: thread, is_ephemeral: isEphemeral, channel_id } = container;
  return {
    user: user.id,
    channel: channel?.id ?? String(channel_id ?? ''),
    ...(typeof thread === 'string' && { thread }),
    isDirect: false,
    ...(response_url !== undefined && { responseUrl: response_url }),
    trigger: trigger_id,
    ...(typeof ts === 'string' && { pressed: { ts, isEphemeral: isEphemeral === true } }),
  };
}

const OURS = /^v\d+:/;
