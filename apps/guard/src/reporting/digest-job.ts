import { createHash } from 'node:crypto';
import type { Card, Digest } from '@tollkeeper/cards';
import { digestCard } from '@tollkeeper/cards/standing';
import { type NewNotification, NOT_WATCHED, type Store } from '@tollkeeper/store';
import { z } from 'zod';

import type { DigestTime, GuardSettings } from '../configuration/settings.ts';
import type { Job } from '../cycle/job.ts';
import { noticeText } from '../delivering/content.ts';
import { counted } from './counted.ts';
import { collectDigest, type DigestAsked, daysOf } from './digest.ts';
import { latestSlot, nextSlot } from './digest-slot.ts';
import { type LostMessage, messageAccounts } from './message-accounts.ts';

/** When spending is summed up, for whom, and by which clock. */
export type Digesting = Pick<GuardSettings, 'digest' | 'channels'> & {
  readonly store: Store;
  readonly now: () => Date;
};

/**
 * Owes a digest to its channels when it is due: once, whoever is first, and of several that were missed only the last.
 *
 * The first one comes at the first time after the guard began: of before it knows too little.
 */
export function digestJob({ digest, channels, store, now }: Digesting): Job {
  const times = (['daily', 'weekly'] as const).flatMap((span) => {
    const time = digest[span];
    return time === undefined || digest.channels.length === 0 ? [] : [{ span, time }];
  });
  return {
    id: 'guard digests',
    intervalMs: LOOK_MS,
    async look() {
      const at = now();
      for (const due of times) await sayIfDue(due, { digest, channels, store, at });
      const next = times.map(({ time }) => nextSlot(time, at).getTime());
      return { readings: [], nextDue: new Date(Math.min(at.getTime() + LOOK_MS, ...next)) };
    },
  };
}

/** Collects a whole digest, with what became of the messages since the one before, and which of them are lost. */
export async function wholeDigest(
  { channels, store }: Pick<Digesting, 'channels' | 'store'>,
  asked: DigestAsked & { readonly messagesFrom?: Date },
): Promise<{ readonly card: Card; readonly lost: readonly LostMessage[] }> {
  const { due } = asked;
  const { from, until } = daysOf(asked);
  const messagesFrom = asked.messagesFrom ?? new Date(due.getTime() - (until.getTime() - from.getTime()));
  const collected = await collectDigest(store, asked);
  const { accounts, lost } = await messageAccounts(store, { from: messagesFrom, until: due, channels });
  const messages = { messagesFrom, messagesUntil: due, messages: accounts };
  return { card: digestCard({ ...collected, ...messages }), lost };
}

type Due = { readonly span: Digest['span']; readonly time: DigestTime };

async function sayIfDue(
  { span, time }: Due,
  { digest, channels, store, at }: Omit<Digesting, 'now'> & { readonly at: Date },
): Promise<void> {
  const slot = latestSlot(time, at);
  const key = `digest:${span}`;
  const [known] = await store.guard.watched([key]);
  const last = known === undefined ? undefined : lastOf(known.json);
  if (last !== undefined && last >= slot) return;
  const outbox: NewNotification[] = [];
  if (last !== undefined) {
    const { card, lost } = await wholeDigest(
      { channels, store },
      { span, due: slot, at, messagesFrom: last },
    );
    const about = { alertKey: `digest⋅${span}`, number: Math.floor(slot.getTime() / 60_000), kind: 'digest' };
    outbox.push(...owed(about, { card, pings: false, at, to: digest.channels }));
    // The ids of what is lost name the message: the same loss is told once.
    const loss = { alertKey: 'digest⋅lost', number: 1, kind: `lost:${digestOf(lost)}` };
    if (lost.length > 0)
      outbox.push(...owed(loss, { card: lostCard(lost), pings: true, at, to: digest.channels }));
  }
  const watched = [{ key, version: known?.version ?? NOT_WATCHED, json: JSON.stringify({ last: slot }) }];
  // Where another guard was faster nothing is written: it has said it.
  await store.guard.commit({ readings: [], watched, incidents: [], events: [], outbox, targets: [] });
}

type About = { readonly alertKey: string; readonly number: number; readonly kind: string };
type Said = {
  readonly card: Card;
  readonly pings: boolean;
  readonly at: Date;
  readonly to: readonly string[];
};

function owed({ alertKey, number, kind }: About, { card, pings, at, to }: Said): readonly NewNotification[] {
  return to.map((channel) => ({
    id: [alertKey, number, kind, channel].join('⋅'),
    incident: { alertKey, number },
    channel,
    kind,
    content: noticeText({ card, pings }),
    createdAt: at,
  }));
}

function lostCard(lost: readonly LostMessage[]): Card {
  const items = lost
    .slice(0, MOST_LISTED)
    .map(({ shortId, kind, channel }) => `#${shortId}: ${kind} to ${channel}`);
  const more = lost.length - items.length;
  return {
    title: `Critical: ${counted(lost.length, 'message')} of the guard ${lost.length === 1 ? 'is' : 'are'} lost`,
    answer: `${counted(lost.length, 'message')} ${lost.length === 1 ? 'was' : 'were'} decided and ${lost.length === 1 ? 'stands' : 'stand'} nowhere in the outbox: nobody was told.`,
    sections: [
      { kind: 'list', title: 'Lost', items: more > 0 ? [...items, `and ${more} more`] : items },
      {
        kind: 'list',
        title: 'What helps',
        items: [
          'Look at these alerts now: "guard prove" and the id tells what was decided and who was told.',
          'Find out whether the store was changed by hand or restored from an older copy.',
        ],
      },
    ],
  };
}

function digestOf(lost: readonly LostMessage[]): string {
  const ids = lost.map(({ id }) => id).sort();
  return createHash('sha256').update(JSON.stringify(ids)).digest('hex').slice(0, 16);
}

/** What cannot be read is taken for never said: then the next time is waited for. */
function lastOf(text: string): Date | undefined {
  try {
    const last = KEPT.safeParse(JSON.parse(text)).data?.last;
    return last === undefined ? undefined : new Date(last);
  } catch {
    return undefined;
  }
}

const KEPT = z.object({ last: z.iso.datetime() });
const LOOK_MS = 3_600_000;
const MOST_LISTED = 50;
