import { z } from 'zod';

import type { ApiRequest } from './route.ts';

/** Insists that nothing is asked for where nothing can be. */
export function noQuery({ query }: ApiRequest): void {
  NOTHING.parse(query);
}

const NOTHING = z.strictObject({});
