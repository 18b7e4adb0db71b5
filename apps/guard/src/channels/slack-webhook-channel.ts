import { addressOf, wrongAddress } from './address.ts';
import type { Channel, Secret, SendOutcome } from './channel.ts';
import { checkOf, failureOf } from './outcome.ts';
import { preparedCard } from './prepared-card.ts';
import { slackOutcome } from './slack-fault.ts';
import { isSlackWord } from './slack-refusal.ts';
import { isAboutForm, slackVersions } from './slack-versions.ts';
import { type Exchanged, exchange, WIRE, type Wire } from './wire.ts';

export type SlackWebhookSettings = { readonly name: string; readonly url: Secret };

/** Posts messages to an incoming webhook of Slack, which can neither change them nor hear buttons. */
export function slackWebhookChannel({ name, url }: SlackWebhookSettings, wire: Wire = WIRE): Channel {
  const call = async (body: object): Promise<Exchanged | undefined> => {
    const address = addressOf(url());
    if (address === undefined) return undefined;
    const headers = { 'content-type': 'application/json' };
    return exchange(wire, address, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  const failure = (answer: Exchanged | undefined): NotSent | undefined =>
    answer === undefined ? wrongAddress(name, WANTED) : failureAt(answer, name, wire);
  return {
    name,
    platform: 'slack-webhook',
    send: async ({ card }) => {
      const { versions } = slackVersions(preparedCard(card, 'nothing'), false);
      let found: NotSent | undefined;
      for (const { text, blocks } of versions) {
        const shown = blocks.length === 0 ? {} : { blocks };
        const answer = await call({ text, ...shown, unfurl_links: false, unfurl_media: false });
        found = failure(answer);
        if (found === undefined) {
          return { kind: 'sent', receipt: { platform: 'slack-webhook', channel: name } };
        }
        if (!isAboutForm(wordIn(answer))) return found;
      }
      return found ?? wrongAddress(name, WANTED);
    },
    check: async () => {
      // An empty message is refused for being empty only where another would be taken.
      const answer = await call({});
      if (EMPTY.has(wordIn(answer))) return { kind: 'ready', as: 'an incoming webhook of Slack' };
      const found = failure(answer);
      if (found === undefined || found.kind === 'gone') return { kind: 'ready', as: 'an incoming webhook' };
      return checkOf(found);
    },
  };
}

type NotSent = Exclude<SendOutcome, { readonly kind: 'sent' }>;

/** Slack says "ok", or why not in a bare word, at times with status 200; anything else is not from Slack. */
function failureAt(answer: Exchanged, name: string, wire: Wire): NotSent | undefined {
  const word = wordIn(answer);
  const failure = failureOf(answer, `The Slack webhook "${name}"`, wire);
  if (failure === undefined) {
    return word === 'ok' ? undefined : slackOutcome(word, `the webhook "${name}"`, wire);
  }
  return failure.kind === 'refused' && isSlackWord(word)
    ? slackOutcome(word, `the webhook "${name}"`, wire)
    : failure;
}

function wordIn(answer: Exchanged | undefined): string {
  return answer?.kind === 'answered' ? answer.body.trim() : '';
}

/** What an empty message is answered with; the first is what was seen most. */
const EMPTY: ReadonlySet<string> = new Set([
  'no_text',
  'missing_text_or_fallback_or_attachments',
  'invalid_payload',
]);

const WANTED = 'the "Webhook URL" (https://hooks.slack.com/services/…) from "Incoming Webhooks" of the app';
