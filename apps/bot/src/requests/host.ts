import type { Store } from '@tollkeeper/store';
import type { Logger } from 'pino';

import type { Surroundings } from '../converse/turn.ts';
import type { Reading } from '../converse/with-reader.ts';
import type { Access } from './access.ts';

/** What requests are answered with. */
export type Host = {
  readonly store: Store;
  /** The prices and the day of now. */
  readonly around: () => Surroundings;
  readonly now: () => Date;
  /** A new id at each call: letters, digits and hyphens, at most 60. */
  readonly newId: () => string;
  /** The language model that helps to read, counting for a person; absent where none is configured. */
  readonly readingFor?: ((person: string) => Reading) | undefined;
  readonly access: Access;
  readonly log: Logger;
};
