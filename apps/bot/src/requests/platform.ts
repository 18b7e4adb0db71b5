import type { Catalog } from '@tollkeeper/pricing';
import type { Logger } from 'pino';

import type { RequestHandler } from './request-handler.ts';

/** What a chat platform is connected with. */
export type PlatformPorts = {
  readonly handle: RequestHandler;
  /** For suggestions while a model is typed. */
  readonly catalog: () => Catalog;
  readonly log: Logger;
};

/** A platform that is connected, or connects again by itself. */
export type RunningPlatform = {
  readonly name: 'slack' | 'discord';
  /** Whether requests reach it right now. */
  readonly isReady: () => boolean;
  /** Disconnects; responses that are still under way have gone before. */
  readonly close: () => Promise<void>;
};
