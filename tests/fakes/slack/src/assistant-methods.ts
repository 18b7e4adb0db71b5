import { listOf, textOf } from './fields.ts';
import { LIMITS } from './limits/limits.ts';
import type { Method } from './methods.ts';
import { refused } from './refusal.ts';

/** The messages view of an agent: what it suggests, and what it says that it is doing. */
export const assistantMethods: Readonly<Record<string, Method>> = {
  'assistant.threads.setSuggestedPrompts': {
    demands: { token: 'bot', scope: 'assistant:write' },
    tier: 4,
    run: (args, { world }) => {
      const prompts = listOf(args['prompts']);
      const whole = prompts.every(({ title, message }) => textOf(title) && textOf(message));
      if (prompts.length < 1 || prompts.length > LIMITS.suggestedPrompts || !whole)
        return refused('invalid_arguments');
      const channel = String(args['channel_id']);
      if (world.channels.get(channel)?.kind !== 'im') return refused('channel_not_found');
      const title = textOf(args['title']);
      world.prompts.set(channel, { prompts, ...(title !== undefined && { title }) });
      return { ok: true };
    },
  },
  'assistant.threads.setStatus': {
    demands: { token: 'bot', scope: 'assistant:write' },
    tier: 4,
    run: (args, { world }) => {
      const channel = String(args['channel_id']);
      if (!world.channels.has(channel)) return refused('channel_not_found');
      world.statuses.set(`${channel}/${textOf(args['thread_ts']) ?? ''}`, textOf(args['status']) ?? '');
      return { ok: true };
    },
  },
};
