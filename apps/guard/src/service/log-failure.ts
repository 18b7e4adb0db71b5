import { StoreError } from '@tollkeeper/store';
import type { Logger } from 'pino';

import { ChannelFault } from '../delivering/channel-fault.ts';

/** Logs what failed: in one sentence where that was to be expected, with its stack where it is a fault of the guard. */
export function logFailure(
  log: Logger,
  err: unknown,
  { what, next }: { readonly what: string; readonly next: string },
): void {
  if (isExpected(err)) log.error({ what }, `${what}: ${err.message} ${next}`);
  else log.error({ what, err }, `${what}: this failed. ${next}`);
}

function isExpected(err: unknown): err is StoreError | ChannelFault {
  return err instanceof StoreError || err instanceof ChannelFault;
}
