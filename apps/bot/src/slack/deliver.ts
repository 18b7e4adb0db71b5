import type { Card } from '@tollkeeper/cards';

import type { Response } from '../requests/response.ts';
import { openForm } from './open-form.ts';
import type { Route } from './route.ts';
import { say } from './say.ts';
import { sendCard } from './send-card.ts';
import { sendFile } from './send-file.ts';
import { sentenceCard } from './sentence-card.ts';
import type { Slack } from './slack.ts';

/** Brings a response to somebody in Slack; rejects where no way there is open. */
export async function deliver(slack: Slack, route: Route, response: Response): Promise<void> {
  switch (response.kind) {
    case 'card':
      return sendCard(slack, route, response);
    case 'form':
      return openForm(slack, route, response.form);
    case 'file':
      return sendFile(slack, route, response);
    case 'wrong-form':
      await say(slack, route, { card: wrongFormCard(response), isPrivate: true });
  }
}

/** Says what is wrong with a form that is no longer open, and offers to open it again. */
function wrongFormCard({ form, again }: Extract<Response, { readonly kind: 'wrong-form' }>): Card {
  const items = form.fields.flatMap(({ label, error }) =>
    error === undefined ? [] : [`${label}: ${error}`],
  );
  return {
    ...sentenceCard(form.title, 'The form was not taken.'),
    sections: [{ kind: 'list', title: 'What is wrong', items }],
    actions: [{ kind: 'button', ...again, label: 'Open the form again', isMain: true }],
  };
}
