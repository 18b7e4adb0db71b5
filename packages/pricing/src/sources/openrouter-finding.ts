import type { z } from 'zod';

/** Something in OpenRouter's answer that a person may want to know; it names the model and the field. */
export type Finding = {
  readonly kind: FindingKind;
  readonly model: string;
  readonly field: string;
  readonly value: string;
};

export type FindingKind =
  /** A value that cannot be used; the whole model, or endpoint, is left out. */
  | 'refused'
  /** More than twelve decimals, rounded to them. */
  | 'rounded'
  /** -1: another model will be chosen, and its price is not known before. */
  | 'router'
  /** Zero without the `:free` mark says that there is no price here, not that it costs nothing. */
  | 'unknown-zero'
  /** A price whose unit cannot be told: `prompt` of a speech model is a character, a second or something else. */
  | 'unit-unclear'
  /** A price key of later times. */
  | 'unknown-key'
  /** A conditional price whose condition cannot be evaluated; the plain price stands. */
  | 'override-skipped'
  /** Hours without a price of their own: the plain one may be that of the hour in which it was fetched. */
  | 'hours-uncovered';

/** Names the first value that a schema refused: `overrides.0.utc_start` and what stood there. */
export function refusal(model: string, error: z.ZodError, input: unknown): Finding {
  const [issue] = error.issues;
  const path = issue?.path ?? [];
  return { kind: 'refused', model, field: path.join('.') || 'body', value: shown(valueAt(input, path)) };
}

/** A value in short, for a line that people read. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    input,
  );
}

const LONGEST_SHOWN = 60;
