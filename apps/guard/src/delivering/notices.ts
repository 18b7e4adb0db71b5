import type { Card } from '@tollkeeper/cards';
import type { NewNotification } from '@tollkeeper/store';

import { channelState } from './channel-state.ts';
import { noticeText } from './content.ts';
import { digestOf, type Told } from './message.ts';
import type { Route } from './route.ts';

/** The channel that is in trouble; one that the guard does not have any more has no entry. */
export type Around = Pick<Route, 'delivery' | 'name'> & Partial<Pick<Route, 'entry'>>;

/** Finds the channel that is told of another's trouble: its successor, then the others, a terminal last of all. */
export async function otherChannel({ delivery, entry, name }: Around): Promise<string | undefined> {
  const others = delivery.channels.filter(({ channel }) => channel.name !== name);
  const rankOf = ({ channel }: (typeof others)[number]): number => {
    if (channel.name === entry?.escalateTo) return 0;
    return channel.platform === 'terminal' ? 2 : 1;
  };
  for (const { channel } of others.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const { broken } = await channelState(delivery, channel.name);
    if (broken === undefined) return channel.name;
  }
  return undefined;
}

/** Says on another channel that one is broken, and what to do. */
export function brokenNotice(to: string, about: About & { readonly reason: string }): NewNotification {
  const { name, reason } = about;
  return notice(
    to,
    { ...about, kind: 'broken' },
    {
      title: `Channel "${name}" is broken`,
      answer: `Messages to "${name}" do not arrive: ${reason}`,
      sections: [
        {
          kind: 'list',
          title: 'What helps',
          items: [
            'Mend it as the reason says. It is looked at every 15 minutes and by "guard check"; what waits is sent then.',
          ],
        },
        { kind: 'note', text: 'Nothing is lost: its messages wait. This is said once until it works again.' },
      ],
    },
  );
}

/** Says where that was said that it is over. */
export function mendedNotice(to: string, about: About): NewNotification {
  const { name } = about;
  return notice(
    to,
    { ...about, kind: 'mended' },
    {
      title: `Channel "${name}" works again`,
      answer: `Messages to "${name}" arrive again; those that waited are sent now.`,
      sections: [],
    },
  );
}

/** Says on another channel what could not be delivered. */
export function deadNotice(
  to: string,
  about: About & { readonly told: readonly Pick<Told, 'head' | 'card'>[]; readonly reason: string },
): NewNotification {
  const { name, told, reason } = about;
  const count = told.length === 1 ? 'A message' : `${told.length} messages`;
  const items = told.slice(0, MOST_LISTED).map(({ card }) => `${card.title}. ${card.answer}`);
  const left = told.length - items.length;
  return notice(
    to,
    { ...about, kind: `dead:${digestOf(told)}` },
    {
      title: `${count} to "${name}" could not be delivered`,
      answer: `${count} to "${name}" could not be delivered and will not be tried again: ${reason}`,
      sections: [
        { kind: 'list', title: 'Undelivered', items: left > 0 ? [...items, `and ${left} more`] : items },
      ],
    },
  );
}

/** Whether a row is such a notice: trouble with one is not told by another. */
export function isNotice({ incident }: Pick<NewNotification, 'incident'>): boolean {
  return incident.alertKey.startsWith(KEY);
}

type About = {
  readonly name: string;
  /** Which break of the channel. */
  readonly number: number;
  readonly at: number;
};

/** The id follows from what is said, so that it is said once, whoever says it. */
function notice(to: string, about: About & { readonly kind: string }, card: Card): NewNotification {
  const { name, number, at, kind } = about;
  const alertKey = `${KEY}${name}`;
  return {
    id: [alertKey, number, kind, to].join('⋅'),
    incident: { alertKey, number },
    channel: to,
    kind,
    content: noticeText({ card, pings: kind !== 'mended' }),
    createdAt: new Date(at),
  };
}

/** No rule is called so. */
const KEY = 'channel⋅';
const MOST_LISTED = 100;
