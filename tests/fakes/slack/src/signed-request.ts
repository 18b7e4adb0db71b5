import { createHmac } from 'node:crypto';

import type { Clock } from './clock.ts';
import type { Carrier, Delivery, Outcome } from './delivery.ts';
import { fieldsOf } from './fields.ts';
import { LIMITS } from './limits/limits.ts';

/** Where requests go, and with what they are signed: another secret, or a time gone by, forges them. */
export type Destination = { readonly url: string; readonly secret: string; readonly sentAt?: number };

/** Carries deliveries as signed HTTP requests; one that is not taken within three seconds has failed. */
export function overHttp(clock: Clock, destination: Destination): Carrier {
  return async (delivery) => {
    const { body, contentType } = encoded(delivery);
    const headers = {
      'content-type': contentType,
      ...signature(destination, body, destination.sentAt ?? Date.now()),
      ...(delivery.retry !== undefined && {
        'x-slack-retry-num': String(delivery.retry.attempt),
        'x-slack-retry-reason': `http_${delivery.retry.reason}`,
      }),
    };
    const asked: Promise<Outcome> = fetch(destination.url, { method: 'POST', headers, body })
      .then(outcomeOf)
      .catch((error: unknown) => ({ kind: 'failed', why: String(error) }));
    let cancel = (): void => {};
    const late = new Promise<Outcome>((resolve) => {
      cancel = clock.ring(LIMITS.acknowledgeWithin, () => resolve({ kind: 'timed-out' }));
    });
    return Promise.race([asked, late]).finally(() => cancel());
  };
}

function signature({ secret }: Destination, body: string, at: number): Readonly<Record<string, string>> {
  const seconds = Math.floor(at / 1_000);
  const digest = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${digest}` };
}

function encoded({ type, payload }: Delivery): { readonly body: string; readonly contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const form =
    type === 'slash_commands' ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) };
  return { body: new URLSearchParams(form).toString(), contentType: 'application/x-www-form-urlencoded' };
}

async function outcomeOf(response: Response): Promise<Outcome> {
  const said = await response.text();
  if (!response.ok) return { kind: 'failed', why: `HTTP ${response.status}` };
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const plain = said === '' ? {} : { text: said };
  return { kind: 'acknowledged', answer: isJson ? fieldsOf(JSON.parse(said || '{}')) : plain };
}
