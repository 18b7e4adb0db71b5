import type { Card } from '@tollkeeper/cards';

import type { AlertFacts } from './alert-facts.ts';
import type { Receipt } from './receipt.ts';

/** One way by which messages of the guard reach people, or a program of theirs. */
export type Channel = {
  /** As it is called in guard.yaml. */
  readonly name: string;
  readonly platform: Platform;
  /** Tries once and tells what became of it; whether and when to try again is the caller's. */
  readonly send: (message: OutgoingMessage) => Promise<SendOutcome>;
  /** Finds out whether messages would arrive, without any that people see. */
  readonly check: () => Promise<ChannelCheck>;
};

export type Platform = (typeof PLATFORMS)[number];

export type OutgoingMessage = {
  readonly card: Card;
  /** The same in every try: where a platform can tell a repetition by it, it does. */
  readonly id: string;
  /** When it was decided; the same in every try. */
  readonly at: Date;
  /** For programs that read it: one for each notification in the message, the gravest first. */
  readonly about: readonly AlertFacts[];
  /**
   * An earlier message that is to say this instead. One without a message id cannot be changed: there the message
   * is posted anew.
   */
  readonly edits?: Receipt;
  /** Whether people are to be told now: a change in place tells nobody, so a short message goes with it. */
  readonly pings: boolean;
};

export type SendOutcome =
  | { readonly kind: 'sent'; readonly receipt: Receipt }
  /** The platform asks to wait until an instant in epoch milliseconds of the real clock; the try does not count. */
  | { readonly kind: 'wait'; readonly untilMs: number }
  /** May work later; where it is ambiguous, the message may have arrived and would stand there twice. */
  | { readonly kind: 'again'; readonly reason: string; readonly ambiguous: boolean }
  /** Would be refused again: the channel is broken until somebody mends it. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The message that was to be changed cannot be any more: it has to be posted anew. */
  | { readonly kind: 'gone'; readonly reason: string };

export type ChannelCheck =
  | { readonly kind: 'ready'; readonly as: string }
  | { readonly kind: 'refused' | 'unreachable'; readonly problem: string };

/** A secret is a function, so that no print of a channel shows it. */
export type Secret = () => string;

export const PLATFORMS = [
  'slack',
  'slack-webhook',
  'discord',
  'discord-webhook',
  'webhook',
  'terminal',
] as const;
