import { accountCard, alertHistoryCard, alertsCard, type Card, keyCard } from '@tollkeeper/cards';

import type { StandingReply } from './reply.ts';

/** Lays out what is known of an account and its alerts, or what became of something done to them. */
export function standingCard(reply: StandingReply): Card {
  switch (reply.kind) {
    case 'account':
      return accountCard(reply.standing);
    case 'key':
      return keyCard(reply.standing);
    case 'alerts':
      return alertsCard(reply.standing);
    case 'alert-history':
      return alertHistoryCard(reply.resolved, reply.at);
    case 'told': {
      const [answer, ...notes] = reply.sentences;
      return { title: reply.title, answer, sections: notes.map((text) => ({ kind: 'note', text })) };
    }
  }
}
