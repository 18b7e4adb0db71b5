import type { Form, FormField } from '@tollkeeper/cards';

import type { Host } from './host.ts';
import { keep } from './keep.ts';
import type { Response } from './response.ts';

/** What was written into a form, and what is wrong with it, by the keys of its fields. */
export type WrongValues = {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: ReadonlyMap<string, string>;
};

/** Gives a form back with what was written and an error at each wrong field; nothing of it is lost. */
export async function wrongForm(form: Form, { values, errors }: WrongValues, host: Host): Promise<Response> {
  const { verb, argument: about = '' } = form.submit;
  const known = form.fields.flatMap(({ key, value }) => {
    const written = Object.hasOwn(values, key) ? cut(values[key] ?? '') : value;
    return written === value ? [] : [[key, written] as const];
  });
  const written = Object.fromEntries(known);
  const id = host.newId();
  const isKept = await keep(id, { kind: 'draft', draft: { about, values: written } }, host);
  return {
    kind: 'wrong-form',
    form: { ...form, fields: withDraft(form.fields, written, errors) },
    again: { verb, argument: isKept ? id : about },
  };
}

/** The fields with what was written in place of what they showed, and with what is wrong about it. */
export function withDraft(
  fields: readonly FormField[],
  values: Readonly<Record<string, string>>,
  errors: ReadonlyMap<string, string>,
): readonly FormField[] {
  return fields.map((field) => {
    const error = errors.get(field.key);
    return {
      ...field,
      ...(Object.hasOwn(values, field.key) ? { value: values[field.key] ?? '' } : {}),
      ...(error === undefined ? {} : { error }),
    };
  });
}

/** What no platform shows in a field is not kept for it. */
function cut(value: string): string {
  return value.toWellFormed().slice(0, LONGEST_VALUE).toWellFormed();
}

const LONGEST_VALUE = 3_000;
