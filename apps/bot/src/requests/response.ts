import type { ActionCode, Card, Form } from '@tollkeeper/cards';

/** What a request is answered with; each platform has its own way to deliver it. */
export type Response =
  | CardResponse
  /** To be opened at once: a platform gives about three seconds. `page` counts from 1, where forms have pages. */
  | { readonly kind: 'form'; readonly form: Form; readonly page?: number }
  /** The form was not taken: its fields say why, and `again` opens it anew with what was written. */
  | { readonly kind: 'wrong-form'; readonly form: Form; readonly again: ActionCode }
  /** A text file, for the person alone. */
  | { readonly kind: 'file'; readonly name: string; readonly content: string; readonly caption: string };

export type CardResponse = {
  readonly kind: 'card';
  readonly card: Card;
  /** Private is for the person alone, where the platform can do that. */
  readonly visibility: 'private' | 'shared';
  /** Whether it takes the place of the message whose button was pressed. */
  readonly isReplacement?: boolean;
};
