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
import { isLookedAt, type Sources } from './is-looked-at.ts';
import { type LostMessage, messageAccounts } from './message-accounts.ts';

/** When spending is summed up, for whom, and by which clock. */
export type Digesting = Pick<GuardSettings, 'digest' | 'channels'> & {
  readonly store: Store;
  readonly asked: Sources;
  readonly now: () => Date;
};

/**
 * Owes a digest to its channels when it is due: once, whoever is first, and of several that were missed only the last.
 *
 * The first one comes at the first time after the guard began: of before it knows too little. A guard that was away
 * looks at the account before, for an hour at the most.
 */
export function digestJob({ digest, channels, store, asked, now }: Digesting): Job {
  const times = (['daily', 'weekly'] as const).flatMap((span) => {
    const time = digest[span];
    return time === undefined || digest.channels.length === 0 ? [] : [{ span, time }];
  });
  return {
    id: 'guard digests',
    intervalMs: LOOK_MS,
    async look() {
      const at = now();
      let isWaiting = false;
      for (const due of times)
        if ((await sayIfDue(due, { digest, channels, store, asked, at })) === 'waits') isWaiting = true;
      if (isWaiting) return { readings: [], nextDue: at };
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

/** The last digest, and since when the next one waits for a look at the account. */
type Kept = {
  readonly last: Date;
  readonly waits?: { readonly slot: Date; readonly since: Date } | undefined;
};

type Due = { readonly span: Digest['span']; readonly time: DigestTime };

async function sayIfDue(
  { span, time }: Due,
  { digest, channels, store, asked, at }: Omit<Digesting, 'now'> & { readonly at: Date },
): Promise<'said' | 'waits'> {
  const slot = latestSlot(time, at);
  const key = `digest:${span}`;
  const [known] = await store.guard.watched([key]);
  const keep = (kept: Kept, outbox: readonly NewNotification[] = []) => {
    const watched = [{ key, version: known?.version ?? NOT_WATCHED, json: JSON.stringify(kept) }];
    return store.guard.commit({ readings: [], watched, incidents: [], events: [], outbox, targets: [] });
  };
  const { last, waits } = known === undefined ? {} : keptIn(known.json, at);
  if (last !== undefined && last >= slot) return 'said';
  const { until } = daysOf({ span, due: slot });
  if (last !== undefined && !(await isLookedAt(store, asked, { until, at }))) {
    const isBegun = waits?.slot.getTime() === slot.getTime();
    const since = isBegun ? waits.since : at;
    if (at.getTime() - since.getTime() < PATIENCE_MS) {
      if (!isBegun) await keep({ last, waits: { slot, since } });
      return 'waits';
    }
  }
  const outbox: NewNotification[] = [];
  if (last !== undefined) {
    const { card, lost } = await wholeDigest(
      { channels, store },
      { span, due: slot, at, messagesFrom: last, awaitsDays: asked.awaitsDays },
    );
    const about = { alertKey: `digest⋅${span}`, number: Math.floor(slot.getTime() / 60_000), kind: 'digest' };
    outbox.push(...owed(about, { card, pings: false, at, to: digest.channels }));
    // The ids of what is lost name the message: the same loss is told once.
    const loss = { alertKey: 'digest⋅lost', number: 1, kind: `lost:${digestOf(lost)}` };
    if (lost.length > 0)
      outbox.push(...owed(loss, { card: lostCard(lost), pings: true, at, to: digest.channels }));
  }
  // Where another guard was faster nothing is written: it has said it.
  await keep({ last: slot }, outbox);
  return 'said';
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

/** What cannot be read, or lies ahead, is taken for never said: then the next time is waited for. */
function keptIn(text: string, at: Date): Partial<Kept> {
  try {
    const { last, waits } = KEPT.parse(JSON.parse(text));
    if (last > at) return {};
    return waits === undefined || waits.since > at ? { last } : { last, waits };
  } catch {
    return {};
  }
}

const INSTANT = z.iso.datetime().transform((text) => new Date(text));
const KEPT = z.object({
  last: INSTANT,
  waits: z.object({ slot: INSTANT, since: INSTANT }).optional(),
});
const PATIENCE_MS = 3_600_000;
const LOOK_MS = 3_600_000;
const MOST_LISTED = 50;
