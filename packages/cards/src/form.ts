import type { ActionCode } from './action-code.ts';

/** Fields to be filled in, before any platform decides how a form looks. */
export type Form = {
  readonly title: string;
  readonly fields: readonly FormField[];
  /** What the form is sent back as, and what its button says. */
  readonly submit: ActionCode & { readonly label: string };
};

export type FormField = {
  /** Names the field when the form comes back. */
  readonly key: string;
  readonly label: string;
  /** What stands in the field; may be empty. */
  readonly value: string;
  /** What may be written there. */
  readonly hint: string;
  /** Why the value was not taken. */
  readonly error?: string;
};
