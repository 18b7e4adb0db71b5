import { setTimeout as pause } from 'node:timers/promises';

import { answeredOnce } from './answered-once.ts';
import type { Host } from './host.ts';
import type { RequestHandler } from './request-handler.ts';
import type { Response } from './response.ts';

/** Tells people that the bot restarts, unless another process on the same store answers them. */
export function restartingHandler(host: Host): RequestHandler {
  return answeredOnce(
    host,
    () => pause(HEAD_START),
    async () => RESTARTING,
  );
}

/** In milliseconds, for a process that stays: on Discord each hears everything. */
const HEAD_START = 1_000;

const RESTARTING: Response = {
  kind: 'card',
  visibility: 'private',
  card: {
    title: 'Restarting',
    answer: 'I am restarting. Ask again in a minute; nothing of what was said before is lost.',
    sections: [],
  },
};
