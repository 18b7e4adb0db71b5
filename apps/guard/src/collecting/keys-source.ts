import type { MissingReading } from '@tollkeeper/engine';
import { budgetReadingsOf, subjectKey } from '@tollkeeper/engine/guarding';
import type { Account, KeyListing, UnreadKey } from '@tollkeeper/openrouter';
import type { Store } from '@tollkeeper/store';

import { LISTING, listingChange, listingOf, storedListing } from './listing-record.ts';
import { answered, type Source, sourceSubject } from './source.ts';
import { unanswered } from './unanswered.ts';

/** What a listing of keys is asked with, of which workspace, and where the listing before is remembered. */
export type KeysAsked = {
  readonly credential: string;
  /** The default workspace where nothing is said. */
  readonly workspace?: string;
  /** Takes down what each key is called. */
  readonly names: Map<string, string>;
  readonly readings: Store['readings'];
  readonly now: () => Date;
};

/** Asks for every key of a workspace. */
export function keysSource(account: Account, asking: KeysAsked): Source {
  const { credential, workspace, names, readings, now } = asking;
  const id = [credential, 'keys', ...(workspace === undefined ? [] : [workspace])].join(' ');
  const where = workspace === undefined ? 'the default workspace' : `the workspace ${workspace}`;
  const subject = sourceSubject(id, `the keys of ${where}`);
  return {
    id,
    subject,
    async collect() {
      const asked = await account.keys(workspace);
      if (asked.kind !== 'ok') return unanswered(asked, { source: subject, now: now() });
      const { value, at } = asked;
      for (const { reading } of value.keys) names.set(reading.subject.id, reading.subject.name);
      const [before] = await readings.latest(LISTING, [subjectKey(subject)]);
      const { gone, record } = listingChange(before && listingOf(before), value, at);
      const keys = value.keys.flatMap(({ reading, workspaceId }) => [
        reading,
        ...budgetReadingsOf(reading, workspaceId),
      ]);
      return answered(subject, at, {
        readings: [...keys, ...value.unread.flatMap((key) => unreadKey(key, at)), ...gone],
        records: record === undefined ? [] : [storedListing(subject, record)],
        requests: pagesOf(value),
      });
    },
  };
}

/** The key is there, and nothing is known about it. */
function unreadKey({ hash, field, expected }: UnreadKey, at: Date): readonly MissingReading[] {
  if (hash === undefined || hash === '') return [];
  const subject = { kind: 'key', id: hash, name: `…${hash.slice(-4)}` } as const;
  return [{ kind: 'missing', subject, at, cause: `${field} is not ${expected}` }];
}

/** Pages hold 100 keys and overlap by one; the last brings nothing new. */
function pagesOf({ keys, unread }: KeyListing): number {
  return Math.ceil((keys.length + unread.length) / 99) + 1;
}
