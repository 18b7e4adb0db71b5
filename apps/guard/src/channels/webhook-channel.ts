import { addressOf, wrongAddress } from './address.ts';
import type { Channel, Secret } from './channel.ts';
import { checkOf, failureOf } from './outcome.ts';
import { webhookBody } from './webhook-body.ts';
import { ID_HEADER, SIGNATURE_HEADER, webhookSignature } from './webhook-signature.ts';
import { type Answer, exchange, WIRE, type Wire } from './wire.ts';

export type WebhookSettings = { readonly name: string; readonly url: Secret; readonly secret: Secret };

/** Posts messages as signed JSON to an address of the user's: docs/webhook.md is its contract. */
export function webhookChannel({ name, url, secret }: WebhookSettings, wire: Wire = WIRE): Channel {
  const who = `The webhook "${name}"`;
  return {
    name,
    platform: 'webhook',
    send: async (message) => {
      const address = addressOf(url());
      if (address === undefined) return wrongAddress(name, WANTED);
      const body = webhookBody(message);
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'Tollkeeper',
        // A header takes no letters beyond Latin.
        [ID_HEADER]: encodeURIComponent(message.id),
        [SIGNATURE_HEADER]: webhookSignature(body, secret(), wire.now()),
      };
      const answer = await exchange(wire, address, { method: 'POST', headers, body });
      return (
        failureOf(answer, who, wire) ?? { kind: 'sent', receipt: { platform: 'webhook', channel: name } }
      );
    },
    check: async () => {
      const address = addressOf(url());
      if (address === undefined) return checkOf(wrongAddress(name, WANTED));
      const answer = await exchange(wire, address, { method: 'HEAD', headers: {} });
      const failure = failureOf(answer, who, wire);
      // What takes POST alone answers HEAD as it likes, also with 404 or 501: only that it answers counts.
      if (failure === undefined || (answer.kind === 'answered' && !isRedirect(answer))) {
        return {
          kind: 'ready',
          as: `${address.host}, which answers; whether it takes messages is not known`,
        };
      }
      return checkOf(failure);
    },
  };
}

function isRedirect({ status }: Answer): boolean {
  return status >= 300 && status < 400;
}

const WANTED = 'an https address without a user name (http is for this machine only)';
