import type { Card } from '@tollkeeper/cards';

import type { SendOutcome } from './channel.ts';
import { type DiscordForm, formWithoutFiles, textForm, wholeForm } from './discord-form.ts';
import type { DiscordOutcome } from './discord-outcome.ts';
import type { Receipt } from './receipt.ts';

/** Writes one form of a message to its place. */
export type WriteForm = (form: DiscordForm) => Promise<DiscordOutcome>;

/** Writes a card as rich as Discord takes it: with pictures, then without anything to upload, then as text. */
export async function writeDiscordCard(card: Card, write: WriteForm): Promise<DiscordOutcome> {
  const whole = await wholeForm(card).catch(() => formWithoutFiles(card));
  let outcome = await write(whole);
  if (outcome.kind === 'upload-refused' && whole.files.length > 0) {
    outcome = await write(formWithoutFiles(card));
  }
  return outcome.kind === 'form-refused' ? write(textForm(card)) : outcome;
}

/** The receipt of a written message, or why there is none. */
export function sentOr(outcome: DiscordOutcome, platform: Receipt['platform']): SendOutcome {
  switch (outcome.kind) {
    case 'answered': {
      const { id, channel_id: channel } = outcome.fields;
      if (typeof id === 'string' && typeof channel === 'string') {
        return { kind: 'sent', receipt: { platform, channel, message: id } };
      }
      return { kind: 'again', reason: 'Discord answers without the id of the message.', ambiguous: true };
    }
    case 'form-refused':
    case 'upload-refused':
      return { kind: 'refused', reason: outcome.reason };
    default:
      return outcome;
  }
}

/** The same of a changed message: where no form of the change is taken, a new message may still be. */
export function changedOr(outcome: DiscordOutcome, platform: Receipt['platform']): SendOutcome {
  return outcome.kind === 'form-refused'
    ? { kind: 'gone', reason: outcome.reason }
    : sentOr(outcome, platform);
}
