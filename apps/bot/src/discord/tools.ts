import type { REST } from 'discord.js';

import type { PlatformPorts } from '../requests/platform.ts';
import type { DrawingQueue } from './drawing-queue.ts';

/** What everything on Discord is answered with. */
export type Tools = PlatformPorts & {
  readonly rest: REST;
  readonly pictures: DrawingQueue;
};
