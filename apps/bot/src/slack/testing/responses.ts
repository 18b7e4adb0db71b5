import type { Card, Form } from '@tollkeeper/cards';

import type { CardResponse } from '../../requests/response.ts';

/** A card with all that a message can hold, and a button for every kind of answer. */
export const CARD: Card = {
  title: 'Estimate',
  answer: 'About $45 a month.',
  sections: [
    { kind: 'fields', fields: [{ label: 'Planned', value: '$45' }] },
    {
      kind: 'table',
      title: 'Models',
      columns: [
        { label: 'Model', align: 'left' },
        { label: 'Cost', align: 'right' },
      ],
      rows: [['Sonnet 4.6', '$45']],
    },
  ],
  actions: ['share', 'edit', 'csv', 'again'].map((verb) => ({
    kind: 'button',
    verb,
    label: `Do ${verb}`,
    argument: 'a1',
  })),
};

/** A chart that Slack cannot draw itself: it has more bars than Slack takes. */
export const PICTURED: Card = {
  ...CARD,
  sections: [
    {
      kind: 'chart',
      title: 'Costs',
      alt: 'All 25 parts cost $2 each.',
      chart: {
        kind: 'bars',
        bars: Array.from({ length: 25 }, (_, at) => ({ label: `Part ${at}`, value: 2, text: '$2' })),
      },
    },
  ],
};

/** More than a message holds. */
export const LONG: Card = {
  ...CARD,
  sections: [
    { kind: 'list', title: 'Lines', items: Array.from({ length: 2_000 }, (_, at) => `Line ${at} of many.`) },
  ],
};

export const FORM: Form = {
  title: 'Assumptions',
  fields: [
    { key: 'users', label: 'Users', value: '100', hint: 'a number' },
    { key: 'model', label: 'Model', value: 'sonnet 4.6', hint: 'a name' },
  ],
  submit: { verb: 'edit', argument: 'a1', label: 'Estimate' },
};

/** The same form, with something wrong in it. */
export const WRONG_FORM: Form = {
  ...FORM,
  fields: FORM.fields.map((field) =>
    field.key === 'users' ? { ...field, error: 'must be a number' } : field,
  ),
};

export const PRIVATE: CardResponse = { kind: 'card', card: CARD, visibility: 'private' };

export const SHARED: CardResponse = { kind: 'card', card: CARD, visibility: 'shared' };
