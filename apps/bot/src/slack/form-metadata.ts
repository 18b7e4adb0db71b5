import { z } from 'zod';

import type { Route } from './route.ts';

/** Writes into a form how an answer to it gets back: Slack gives a form that is sent no address of its own. */
export function metadataOf({ channel, thread, isDirect, responseUrl }: Route): string {
  return JSON.stringify({ channel, thread, isDirect, responseUrl });
}

/** Reads what `metadataOf` wrote; undefined for what another version wrote. */
export function routeOf(metadata: string, user: string): Route | undefined {
  const read = METADATA.safeParse(parsed(metadata));
  if (!read.success) return undefined;
  const { channel, thread, isDirect, responseUrl } = read.data;
  return {
    user,
    channel,
    isDirect,
    ...(thread !== undefined && { thread }),
    ...(responseUrl !== undefined && { responseUrl }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const METADATA = z.object({
  channel: z.string(),
  thread: z.string().optional(),
  isDirect: z.boolean(),
  responseUrl: z.string().optional(),
});
