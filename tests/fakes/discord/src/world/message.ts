import type { Json } from './json.ts';
import type { Account } from './place.ts';

/** A file that hangs on a message. */
export type Attachment = {
  readonly id: string;
  readonly name: string;
  readonly alt: string;
  readonly bytes: Uint8Array;
};

/** Who was notified by a message. */
export type Pings = {
  readonly people: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
};

/** A message as Discord keeps it; an edit replaces it by another one with the same id. */
export type Message = {
  readonly id: string;
  readonly channelId: string;
  readonly author: Account;
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly flags: number;
  readonly attachments: readonly Attachment[];
  readonly pings: Pings;
  readonly sentAt: number;
  readonly editedAt?: number;
  readonly replyTo?: string;
  /** Of an ephemeral message: the only person who sees it. */
  readonly onlyFor?: string;
  /** While the bot has only promised an answer: "… is thinking". */
  readonly isLoading: boolean;
  readonly nonce?: string;
  /** The interaction that it answers. */
  readonly interactionId?: string;
};
