import { LIMITS } from '../limits.ts';
import type { Json } from './json.ts';
import type { Account, Channel } from './place.ts';

/** Discord's numbers for what a person did. */
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** Something a person did that the bot has to answer within three seconds. */
export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly type: (typeof INTERACTION)[keyof typeof INTERACTION];
  readonly by: Account;
  readonly channel: Channel;
  readonly at: number;
  /** Of a button, a menu, or a modal opened by one: the message it is on. */
  readonly sourceId?: string;
  /** The application is installed by the person only, not by the server. */
  readonly isUserInstall: boolean;
  /** What the bot answered first; absent while it has not. */
  answer?: Answer;
  /** The message that `@original` means. */
  originalId?: string;
  /** The messages sent with the token after the first answer. */
  readonly followUps: string[];
};

/** The first answer to an interaction. */
export type Answer =
  | { readonly kind: 'message'; readonly at: number }
  | { readonly kind: 'deferred'; readonly at: number }
  | { readonly kind: 'update'; readonly at: number }
  | { readonly kind: 'deferred-update'; readonly at: number }
  | { readonly kind: 'choices'; readonly at: number; readonly choices: readonly Json[] }
  | { readonly kind: 'modal'; readonly at: number; readonly modal: Json };

/** What the person sees of an interaction: it waits, it was answered, or "The application did not respond". */
export type Outcome = 'waiting' | 'answered' | 'failed';

/** Tells what has become of an interaction by now. */
export function outcomeOf({ answer, at }: Interaction, now: number): Outcome {
  if (answer !== undefined) return 'answered';
  return now - at > LIMITS.interaction.acknowledge ? 'failed' : 'waiting';
}
