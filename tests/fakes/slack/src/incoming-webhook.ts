import { contentRefusal } from './chat-methods.ts';
import { type Fields, textOf } from './fields.ts';
import { post } from './post.ts';
import { BOT, CHANNELS, type World } from './world.ts';

/** The path of the app's webhook, which posts to #general; whoever knows it may post. */
export const WEBHOOK_PATH = 'T0FAKE/B0FAKEHOOK/fakeSecretOfTheWebhook24';

/** What answers a POST to it: a bare word. */
export type WebhookReply = { readonly status: number; readonly body: string };

/** Takes a message: docs.slack.dev/messaging/sending-messages-using-incoming-webhooks, November 2026. */
export function postToWebhook(world: World, path: string, args: Fields | undefined): WebhookReply {
  if (path !== WEBHOOK_PATH || world.webhook === 'removed') return { status: 404, body: 'no_service' };
  if (world.webhook === 'archived') return { status: 410, body: 'channel_is_archived' };
  if (args === undefined) return { status: 400, body: 'invalid_payload' };
  const refusal = contentRefusal(args, world);
  if (refusal !== undefined) return { status: 400, body: refusal.error };
  post(
    world,
    { channel: CHANNELS.general, from: BOT.user, text: textOf(args['text']) ?? '' },
    args['blocks'],
  );
  return { status: 200, body: 'ok' };
}
