import { type Card, incidentActions } from '@tollkeeper/cards';

import type { OutgoingMessage } from '../channel.ts';

/** An alert about a key, with its buttons and a link. */
export function alertMessage(rest: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    card: alertCardOf('Key "prod" has spent 95% of its limit: $475 of $500.'),
    id: 'key-limit⋅key:prod⋅2⋅level:critical⋅ops',
    at: new Date('2026-11-21T15:04:05Z'),
    about: [
      {
        id: 'key-limit⋅key:prod⋅2⋅level:critical⋅ops',
        kind: 'level:critical',
        title: 'Critical: key limit #7F3A',
        shortId: '7F3A',
        incident: 2,
        rule: 'key-limit',
        severity: 'critical',
        subject: { kind: 'key', name: 'prod' },
      },
    ],
    pings: true,
    ...rest,
  };
}

/** Its card, with another answer or more sections. */
export function alertCardOf(answer: string, sections: Card['sections'] = FIELDS): Card {
  return {
    title: 'Critical: key limit #7F3A',
    answer,
    sections,
    actions: [
      ...incidentActions({ shortId: '7F3A', number: 2 }),
      { kind: 'link', label: 'Raise the limit', url: 'https://openrouter.ai/settings/keys' },
    ],
  };
}

/** A picture that Discord is sent as a file, and Slack draws by itself. */
export const CHART: Card['sections'][number] = {
  kind: 'chart',
  title: 'Spend',
  chart: { kind: 'bars', bars: [{ label: 'Monday', value: 475, text: '$475' }] },
  alt: 'Monday $475',
};

/** More than any message holds. */
export const LONG: Card['sections'] = [
  {
    kind: 'list',
    title: 'Keys',
    items: Array.from(
      { length: 400 },
      (_, at) => `Key "team-${at}" has spent 90% of its limit: $450 of $500.`,
    ),
  },
];

const FIELDS: Card['sections'] = [{ kind: 'fields', fields: [{ label: 'Remaining', value: '$25' }] }];
