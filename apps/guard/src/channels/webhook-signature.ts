import { createHmac } from 'node:crypto';

/** The headers by which a receiver knows a call of ours: docs/webhook.md shows how to verify them. */
export const SIGNATURE_HEADER = 'Tollkeeper-Signature';
export const ID_HEADER = 'Tollkeeper-Id';

/** Signs a body at an instant, in epoch milliseconds: `t=<seconds>,v1=<HMAC-SHA256 of "t.body">`. */
export function webhookSignature(body: string, secret: string, atMs: number): string {
  const t = Math.floor(atMs / 1_000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}
