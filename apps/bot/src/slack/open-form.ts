import type { Form } from '@tollkeeper/cards';
import { slackModal } from '@tollkeeper/cards/chat';

import { callFault } from './call-fault.ts';
import { metadataOf } from './form-metadata.ts';
import type { Route } from './route.ts';
import { say } from './say.ts';
import { sentenceCard } from './sentence-card.ts';
import type { Slack } from './slack.ts';

/**
 * Opens a form, with the ways back written into it; where Slack no longer lets it, a sentence says what to do.
 *
 * Slack takes a trigger once, so a second try after a lost answer cannot open two.
 */
export async function openForm(slack: Slack, route: Route, form: Form): Promise<void> {
  const { trigger } = route;
  const view = { ...slackModal(form), private_metadata: metadataOf(route) };
  try {
    if (trigger === undefined) throw new Error('A form needs a trigger of Slack.');
    // The types of the library want lists that can be changed.
    const args = { trigger_id: trigger, view: view as never };
    await slack.call('whenever', (web) => web.views.open(args), { longest: TRIGGER_LIVES });
  } catch (error) {
    const fault = callFault(error);
    if (fault.error === 'exchanged_trigger_id') return;
    slack.log.warn({ error: fault.error }, 'A form could not be opened in Slack.');
    await say(slack, route, { card: NOT_OPENED, isPrivate: true });
  }
}

/** In milliseconds. */
const TRIGGER_LIVES = 3_000;

const NOT_OPENED = sentenceCard(
  'The form did not open',
  'Slack allows three seconds for opening a form, and they had passed. Please press the button again.',
);
