import type { Card } from '@tollkeeper/cards';

import type { Response } from '../requests/response.ts';

/** Says which fields of a form were not taken and why: Discord has closed the form by then. */
export function wrongFormCard({ form, again }: Extract<Response, { kind: 'wrong-form' }>): Card {
  const errors = form.fields.flatMap(({ label, value, error }) =>
    error === undefined ? [] : [`${label} (${value === '' ? 'empty' : `"${value}"`}): ${error}`],
  );
  return {
    title: form.title,
    answer: 'Nothing has changed yet: open the form again and correct what was not taken.',
    sections: [{ kind: 'list', title: 'Not taken', items: errors }],
    actions: [{ kind: 'button', ...again, label: 'Open the form again', isMain: true }],
  };
}
