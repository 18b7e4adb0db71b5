import type { Card } from '@tollkeeper/cards';

import { callFault } from './call-fault.ts';
import type { Route } from './route.ts';
import { sentenceCard } from './sentence-card.ts';
import type { Slack } from './slack.ts';
import { type Laid, sendFirst, versionsOf } from './versions-of.ts';
import { type Landing, waysOf } from './ways-of.ts';

/** A card that stands somewhere, as it was laid out. */
export type Said = { readonly laid: Laid; readonly landing: Landing };

/**
 * Says a card to one person or to all at a place, by the first way that is open.
 *
 * A message whose answer was lost may have arrived: it is not sent again, but the person is told, and `undefined`
 * comes back.
 *
 * @throws where no way is open.
 */
export async function say(slack: Slack, route: Route, said: CardFor): Promise<Said | undefined> {
  let closed: unknown;
  for (const way of waysOf(slack, route, said.isPrivate)) {
    const laid = versionsOf(way.worded(said.card), false);
    let landing: Landing | undefined;
    try {
      await sendFirst(laid.versions, async (version) => {
        landing = await way.send(version);
      });
      if (landing !== undefined) return { laid, landing };
    } catch (error) {
      const fault = callFault(error);
      if (fault.kind === 'unclear') {
        await tellDoubt(slack, route, error);
        return undefined;
      }
      slack.log.debug({ error: fault.error }, 'A way to answer in Slack is closed.');
      closed ??= error;
    }
  }
  throw closed;
}

export type CardFor = { readonly card: Card; readonly isPrivate: boolean };

/** One try by each way, and no doubt about the doubt: a sentence twice harms less than silence. */
async function tellDoubt(slack: Slack, route: Route, cause: unknown): Promise<void> {
  const { error } = callFault(cause);
  slack.log.warn({ error }, 'Slack did not confirm an answer, which may have arrived.');
  const [version] = versionsOf(DOUBT, false).versions;
  if (version === undefined) throw cause;
  const ways = waysOf(slack, { ...route, isDirect: false }, true);
  for (const way of ways) {
    try {
      await way.send(version);
      return;
    } catch (failed) {
      slack.log.debug({ error: callFault(failed).error }, 'The doubt about an answer could not be told.');
    }
  }
  throw cause;
}

const DOUBT = sentenceCard(
  'Answer not confirmed',
  'Slack did not say whether my answer arrived. If you do not see it here, please ask again.',
);
