import { listOf, textOf } from './fields.ts';
import { LIMITS } from './limits/limits.ts';
import type { Method } from './methods.ts';
import { post } from './post.ts';
import { refused } from './refusal.ts';
import { BOT, type World } from './world.ts';

/** Files in three steps: ask for an address, send the bytes there, share it. */
export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': {
    demands: { token: 'bot', scope: 'files:write' },
    tier: 4,
    run: ({ filename, length, alt_text }, { world, origin }) => {
      const [name, altText] = [textOf(filename), textOf(alt_text)];
      if (name === undefined || !(Number(length) > 0)) return refused('invalid_arguments');
      if ((altText ?? '').length > LIMITS.altText) return refused('alt_txt_too_large');
      const file = { id: `F${world.ids()}`, ticket: world.ids(), name, altText, length: Number(length) };
      world.files.set(file.id, file);
      return { ok: true, upload_url: `${origin}/upload/${file.ticket}`, file_id: file.id };
    },
  },
  'files.completeUploadExternal': {
    demands: { token: 'bot', scope: 'files:write' },
    tier: 4,
    run: (args, { world }) => {
      const wanted = listOf(args['files']);
      const files = wanted.map(({ id }) => world.files.get(String(id)));
      if (files.length === 0 || files.some((file) => file?.bytes === undefined))
        return refused('file_not_found');
      const channel = textOf(args['channel_id']);
      if (channel !== undefined) {
        const members = world.channels.get(channel)?.members;
        if (members === undefined) return refused('channel_not_found');
        if (!members.has(BOT.user)) return refused('not_in_channel');
        const thread = textOf(args['thread_ts']);
        const text = textOf(args['initial_comment']) ?? '';
        const shared = wanted.map(({ id }) => String(id));
        const message = {
          channel,
          from: BOT.user,
          text,
          files: shared,
          ...(thread !== undefined && { thread }),
        };
        post(world, message, args['blocks']);
      }
      for (const { id, title } of wanted) finish(world, String(id), title);
      return { ok: true, files: wanted.map(({ id, title }) => ({ id, title })) };
    },
  },
  'files.info': {
    demands: { token: 'bot', scope: 'files:read' },
    tier: 4,
    run: ({ file: id }, { world }) => {
      const file = world.files.get(String(id));
      if (file === undefined) return refused('file_not_found');
      const looked = (file.shownFrom ?? Infinity) <= world.clock.now();
      const kind = looked ? { mimetype: 'image/png', filetype: 'png' } : { mimetype: '', filetype: '' };
      return { ok: true, file: { id: file.id, name: file.name, title: file.title, ...kind } };
    },
  },
};

/** Slack looks at a file after the call has returned; until then no block may show it. */
const LOOKED_AT_AFTER = 1_000;

function finish(world: World, id: string, title: unknown): void {
  const file = world.files.get(id);
  if (file === undefined) return;
  file.title = textOf(title) ?? file.name;
  file.shownFrom = world.clock.now() + LOOKED_AT_AFTER;
}
