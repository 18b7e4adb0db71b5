import type { Ratio } from '@tollkeeper/pricing';
import { isMap, type Place, shown, textOf } from '@tollkeeper/pricing/yaml';

import type { Assumed, Inputs, Range } from '../estimation/assumption.ts';
import { type Field, fieldDefinition } from '../estimation/field.ts';
import { problemOf } from '../estimation/problem.ts';
import { INPUT_KEYS, keyOf, ORIGINS } from './keys.ts';
import { type Reader, readChoice, readKey, readText, type Section, sectionOf } from './section.ts';
import { type Stated, statedNumber } from './stated-number.ts';
import { type Quantity, statedQuantity } from './stated-quantity.ts';

/** Reads those of the fields that a section has. */
export function readInputs(section: Section, fields: readonly Field[], reader: Reader): Inputs {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const assumed = readKey(section, keyOf(field), (place, name) =>
        readAssumed(place, { field, name }, reader),
      );
      return assumed === undefined ? [] : [[field, assumed]];
    }),
  );
}

type Named = { readonly field: Field; readonly name: string };

/** Reads an input: a number, a range, or a mapping with where it comes from; within the bounds of its field. */
function readAssumed(place: Place, { field, name }: Named, reader: Reader): Assumed {
  const assumed = isMap(place.node)
    ? fromMapping(place, { field, name }, reader)
    : fromText(place, { field, name }, reader);
  if (assumed === undefined) return standIn(field);
  for (const { message } of problemOf({ field, ...assumed }))
    reader.complain(place.at, `${name}: ${message}`);
  return assumed;
}

function fromText(place: Place, named: Named, reader: Reader): Assumed | undefined {
  const quantity = readStated(place, named, { reader, read: statedQuantity });
  return quantity === undefined ? undefined : { origin: 'given', ...quantity };
}

function fromMapping(place: Place, { field, name }: Named, reader: Reader): Assumed | undefined {
  const section = sectionOf(place, { name, keys: INPUT_KEYS }, reader);
  if (section === undefined) return undefined;
  const number = (key: string): Ratio | undefined =>
    readKey(section, key, (at, called) =>
      readStated(at, { field, name: called }, { reader, read: statedNumber }),
    );
  const { fields, at } = section;
  if (!fields.has('value')) reader.complain(at, `${name} has no value; write it under "value:"`);
  if (fields.has('low') !== fields.has('high'))
    reader.complain(at, `${name} has one end of a range; write both low and high`);
  const quantity = readKey(section, 'value', (value, called) =>
    readStated(value, { field, name: called }, { reader, read: statedQuantity }),
  );
  const [low, high] = [number('low'), number('high')];
  if (quantity?.range !== undefined && (fields.has('low') || fields.has('high')))
    reader.complain(at, `${name} has two ranges; leave out low and high, or write a number as the value`);
  const ends = low === undefined || high === undefined ? quantity?.range : { low, high };
  const range = withCause(section, ends, reader);
  const origin = readKey(section, 'origin', (each, called) =>
    readChoice(each, { name: called, among: ORIGINS }, reader),
  );
  const reason = readKey(section, 'reason', (each, called) => readText(each, called, reader));
  if (quantity === undefined) return undefined;
  const known = { value: quantity.value, ...(range === undefined ? {} : { range }) };
  if (origin === undefined || origin === 'given')
    return { ...known, origin: 'given', ...(reason === undefined ? {} : { reason }) };
  if (!fields.has('reason')) reader.complain(at, `${name} is ${origin}, but not why; write a reason`);
  return { ...known, origin, reason: reason ?? '' };
}

function withCause(section: Section, ends: Quantity['range'], reader: Reader): Range | undefined {
  const cause = readKey(section, 'cause', (place, name) => {
    if (ends === undefined)
      reader.complain(place.at, `${name} is the cause of a range, but there is no range`);
    return readText(place, name, reader);
  });
  return ends === undefined || cause === undefined ? ends : { ...ends, cause };
}

type Reading<Value> = {
  readonly reader: Reader;
  readonly read: (text: string, measure: ReturnType<typeof fieldDefinition>['measure']) => Stated<Value>;
};

function readStated<Value>(
  place: Place,
  { field, name }: Named,
  { reader, read }: Reading<Value>,
): Value | undefined {
  const stated = read(textOf(place.node)?.trim() ?? '', fieldDefinition(field).measure);
  if (stated.kind === 'read') return stated.value;
  reader.complain(place.at, `${name} is ${shown(place.node)}, ${stated.why}`);
  return undefined;
}

/**
 * What stands for an input that cannot be read, so that it is not called missing as well.
 *
 * Tokens are the most that there can be: at which a context is compacted must be above what it is compacted to.
 */
function standIn(field: Field): Assumed {
  const { measure, least, most } = fieldDefinition(field);
  return { origin: 'given', value: measure === 'tokens' ? most : least };
}
