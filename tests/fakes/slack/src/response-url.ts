import { change, contentRefusal } from './chat-methods.ts';
import { type Fields, isSet, textOf } from './fields.ts';
import { LIMITS } from './limits/limits.ts';
import { post } from './post.ts';
import { type Refusal, refused } from './refusal.ts';
import { BOT, type ResponseUrl, type World } from './world.ts';

/** What answers a POST to a response_url. */
export type Responded = { readonly status: number; readonly body: Fields };

/** Takes what the app says at a response_url: at most five times within thirty minutes. */
export function respondAt(world: World, id: string, args: Fields): Responded {
  const url = world.responseUrls.get(id);
  if (url === undefined) return no(404, refused('expired_url'));
  if (world.clock.now() - url.issued >= LIMITS.responseUrlLives) return no(404, refused('expired_url'));
  if (url.uses >= LIMITS.responseUrlUses) return no(404, refused('used_url'));
  url.uses += 1;

  if (isSet(args['delete_original'])) return withdraw(world, url);
  const refusal = contentRefusal(args, world);
  if (refusal !== undefined) return no(400, refusal);
  return isSet(args['replace_original']) && url.original !== undefined
    ? rewrite(world, url, args)
    : say(world, url, args);
}

/** Says something as the app in answer to a person: to them alone unless it is `in_channel`. */
export function say(world: World, url: Omit<ResponseUrl, 'issued' | 'uses'>, args: Fields): Responded {
  const thread = textOf(args['thread_ts']) ?? url.thread;
  const message = { channel: url.channel, from: BOT.user, text: textOf(args['text']) ?? '' };
  const inThread = thread === undefined ? message : { ...message, thread };
  const onlyFor = args['response_type'] === 'in_channel' ? {} : { onlyFor: url.user };
  post(world, { ...inThread, ...onlyFor }, args['blocks']);
  return TAKEN;
}

function rewrite(world: World, url: ResponseUrl, args: Fields): Responded {
  const original = world.messages.find(({ ts }) => ts === url.original);
  if (original === undefined) return no(404, refused('message_not_found'));
  change(world, original, args);
  return TAKEN;
}

function withdraw(world: World, url: ResponseUrl): Responded {
  const at = world.messages.findIndex(({ ts }) => ts === url.original);
  if (at < 0) return no(404, refused('message_not_found'));
  world.messages.splice(at, 1);
  return TAKEN;
}

function no(status: number, body: Refusal): Responded {
  return { status, body };
}

const TAKEN: Responded = { status: 200, body: { ok: true } };
