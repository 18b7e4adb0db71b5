import { z } from 'zod';

import { PLATFORMS, type Platform } from './channel.ts';

/** Where a message came to stand, as JSON can keep it. */
export type Receipt = {
  readonly platform: Platform;
  /** The channel's id on its platform, or its name in guard.yaml where it has none. */
  readonly channel: string;
  /** By which it can be changed; absent where it cannot. */
  readonly message?: string;
};

/** Reads a receipt that was kept as JSON; `undefined` where it is none. */
export function parseReceipt(text: string): Receipt | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  return RECEIPT.safeParse(json).data;
}

const RECEIPT: z.ZodType<Receipt> = z.strictObject({
  platform: z.enum(PLATFORMS),
  channel: z.string(),
  message: z.string().exactOptional(),
});
