import type { KeyReading } from '@tollkeeper/engine';
import { budgetReadingsOf } from '@tollkeeper/engine/guarding';
import type { Account } from '@tollkeeper/openrouter';

import { answered, type Source, sourceSubject } from './source.ts';
import { unanswered } from './unanswered.ts';

/** How an ordinary key is asked about itself. */
export type KeyAsked = {
  readonly credential: string;
  /** What listings call keys, by id; missing where no listing can be asked for. */
  readonly names?: ReadonlyMap<string, string>;
  readonly now: () => Date;
};

/** Asks the ordinary key what it may spend; only so are the caps above the key known, too. */
export function keySource(account: Account, { credential, names, now }: KeyAsked): Source {
  const id = `${credential} key`;
  const subject = sourceSubject(id, `the key "${credential}"`);
  return {
    id,
    subject,
    async collect() {
      const asked = await account.key();
      if (asked.kind !== 'ok') return unanswered(asked, { source: subject, now: now() });
      const { reading, workspaceId } = asked.value;
      const own = named(reading, names);
      return answered(subject, asked.at, { readings: [...own, ...budgetReadingsOf(reading, workspaceId)] });
    },
  };
}

/** A key does not know its own name: the listing's is taken, and until that is there, the listing's reading. */
function named(reading: KeyReading, names: KeyAsked['names']): readonly KeyReading[] {
  if (names === undefined) return [reading];
  const name = names.get(reading.subject.id);
  return name === undefined ? [] : [{ ...reading, subject: { ...reading.subject, name } }];
}
