import type { Account } from '@tollkeeper/openrouter';

import { answered, type Source, sourceSubject } from './source.ts';
import { unanswered } from './unanswered.ts';

/** Asks for the balance. */
export function creditsSource(account: Account, credential: string, now: () => Date): Source {
  const id = `${credential} credits`;
  const subject = sourceSubject(id, 'the credits of the account');
  return {
    id,
    subject,
    async collect() {
      const asked = await account.credits();
      if (asked.kind === 'ok') return answered(subject, asked.at, { readings: [asked.value] });
      return unanswered(asked, { source: subject, about: [{ kind: 'account' }], now: now() });
    },
  };
}
