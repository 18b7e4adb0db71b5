import type { Refusal } from '../refusal.ts';

/** The status that counts: the one in the body, which gateways and streams leave as it was, before the HTTP one. */
export function statusOf({ code, status }: Refusal): number | undefined {
  return typeof code === 'number' ? code : status;
}
