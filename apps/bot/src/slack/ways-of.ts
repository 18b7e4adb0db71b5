import type { Card } from '@tollkeeper/cards';

import { answerAt } from './response-url.ts';
import type { Route } from './route.ts';
import type { Slack } from './slack.ts';
import type { Version } from './versions-of.ts';

/** Where a message came to stand; only what is not ephemeral can have files beside it. */
export type Landing = { readonly channel: string; readonly thread?: string; readonly isEphemeral: boolean };

/** One way to say something; `worded` is what the card becomes on it. */
export type Way = {
  readonly worded: (card: Card) => Card;
  readonly send: (version: Version) => Promise<Landing>;
};

/** All ways to bring something to somebody, the best first: where one is closed, the next is tried. */
export function waysOf(slack: Slack, route: Route, isPrivate: boolean): readonly Way[] {
  const isEphemeral = isPrivate && !route.isDirect;
  const { responseUrl } = route;
  return [
    ...(responseUrl === undefined ? [] : [atAddress({ ...route, responseUrl }, isEphemeral)]),
    inPlace(slack, route, isEphemeral),
    ...(route.isDirect ? [] : [inDirectMessages(slack, route, isEphemeral)]),
  ];
}

function atAddress(route: Route & { readonly responseUrl: string }, isEphemeral: boolean): Way {
  return {
    worded: asItIs,
    send: async (version) => {
      const response_type = isEphemeral ? 'ephemeral' : 'in_channel';
      const answer = { ...version, ...threadOf(route), response_type, replace_original: false } as const;
      await answerAt(route.responseUrl, answer);
      return landingOf(route, isEphemeral);
    },
  };
}

function inPlace(slack: Slack, route: Route, isEphemeral: boolean): Way {
  return {
    worded: asItIs,
    send: async (version) => {
      const message = { ...messageOf(version), ...threadOf(route), channel: route.channel };
      if (isEphemeral) {
        await slack.call('unless-done', (web) => web.chat.postEphemeral({ ...message, user: route.user }));
      } else {
        const whole = { ...message, unfurl_links: false, unfurl_media: false };
        const line = slack.lineIn(route.channel);
        await slack.call('unless-done', (web) => web.chat.postMessage(whole), { line });
      }
      return landingOf(route, isEphemeral);
    },
  };
}

/** The person alone reads it there; what was meant for all says why it is not among them. */
function inDirectMessages(slack: Slack, { user }: Route, isEphemeral: boolean): Way {
  return {
    worded: (card) =>
      isEphemeral ? card : { ...card, sections: [...card.sections, { kind: 'note', text: NOT_THERE }] },
    send: async (version) => {
      const channel = await slack.directChannelOf(user);
      const message = { ...messageOf(version), channel, unfurl_links: false, unfurl_media: false };
      await slack.call('unless-done', (web) => web.chat.postMessage(message), {
        line: slack.lineIn(channel),
      });
      return { channel, isEphemeral: false };
    },
  };
}

function messageOf({ text, blocks }: Version): { readonly text: string; readonly blocks?: never[] } {
  // The types of the library do not know the blocks of 2026 yet.
  return { text, ...(blocks !== undefined && { blocks: [...blocks] as never[] }) };
}

function landingOf(route: Route, isEphemeral: boolean): Landing {
  return {
    channel: route.channel,
    ...(route.thread !== undefined && { thread: route.thread }),
    isEphemeral,
  };
}

function threadOf({ thread }: Route): { readonly thread_ts?: string } {
  return thread === undefined ? {} : { thread_ts: thread };
}

function asItIs(card: Card): Card {
  return card;
}

const NOT_THERE =
  'I could not write where you asked, so the answer is here. If I am not in that channel, invite me there.';
