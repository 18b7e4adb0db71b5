import type { Form, FormField } from '@tollkeeper/cards';
import { fieldDefinition } from '@tollkeeper/engine';

import { fieldKey } from '../../commands/field-key.ts';
import type { Brief } from '../../converse/brief.ts';
import type { Surroundings } from '../../converse/turn.ts';
import { editableWork } from './editable-work.ts';
import { hintFor, unusedHint, valueText } from './field-value.ts';

/** The fields of an answer as it stands: the model, its choices, then every input, the most influential first. */
export function editFields(
  brief: Brief,
  around: Surroundings,
  order: readonly string[] = [],
): readonly FormField[] | undefined {
  const work = editableWork(brief, around);
  if (work === undefined) return undefined;
  const fields: readonly FormField[] = [
    {
      key: 'model',
      label: 'model',
      value: brief.model?.id ?? '',
      hint: brief.model === undefined ? 'a name or id; prices are stated so far' : 'a name or id',
    },
    ...work.choices.map(({ name, value, options }) => ({
      key: name,
      label: name.replaceAll('_', ' '),
      value,
      hint: `one of ${options.join(', ')}`,
    })),
    ...work.used.map((assumption) => ({
      key: fieldKey(assumption.field),
      label: fieldDefinition(assumption.field).label,
      value: valueText(assumption),
      hint: hintFor(assumption),
    })),
    ...work.unused.map((field) => ({
      key: fieldKey(field),
      label: fieldDefinition(field).label,
      value: '',
      hint: unusedHint(field),
    })),
  ];
  return inOrder(fields, order);
}

/** The form that is sent back about an answer. */
export function editForm(id: string, fields: readonly FormField[]): Form {
  return {
    title: 'Edit the assumptions',
    fields,
    submit: { verb: 'edit', argument: id, label: 'Estimate again' },
  };
}

/** As it was shown before; what is new comes last. */
function inOrder(fields: readonly FormField[], order: readonly string[]): readonly FormField[] {
  const placeOf = ({ key }: FormField): number => {
    const at = order.indexOf(key);
    return at < 0 ? order.length : at;
  };
  return fields.toSorted((a, b) => placeOf(a) - placeOf(b));
}
