import { OPTION } from '../rules/command-rules.ts';
import { type Json, objectsOf, textOf } from '../world/json.ts';

/** The values that a person gives to the options of a command, by name. */
export type OptionValues = Readonly<Record<string, string | number | boolean>>;

/** Writes the options a person filled in as Discord sends them; throws where Discord's client would not let them. */
export function filledOptions(command: Json, values: OptionValues): readonly Json[] {
  const options = objectsOf(command['options']);
  const missing = options.find(
    (option) => option['required'] === true && !(textOf(option['name']) in values),
  );
  if (missing !== undefined) throw new Error(`The option "${textOf(missing['name'])}" is required.`);
  return Object.entries(values).map(([name, value]) => {
    const option = optionNamed(options, name);
    refuseImpossible(option, value);
    return { name, type: option['type'], value };
  });
}

/** Writes options while a person still types into one: what is there may be unfinished, and nothing is required. */
export function typedOptions(command: Json, values: OptionValues, focused: string): readonly Json[] {
  const options = objectsOf(command['options']);
  if (optionNamed(options, focused)['autocomplete'] !== true)
    throw new Error(`The option "${focused}" has no autocomplete.`);
  return Object.entries({ [focused]: '', ...values }).map(([name, value]) => ({
    name,
    type: optionNamed(options, name)['type'],
    value,
    ...(name === focused ? { focused: true } : {}),
  }));
}

function optionNamed(options: readonly Json[], name: string): Json {
  const option = options.find((one) => one['name'] === name);
  if (option === undefined) throw new Error(`The command has no option "${name}".`);
  return option;
}

function refuseImpossible(option: Json, value: string | number | boolean): void {
  const name = textOf(option['name']);
  const choices = objectsOf(option['choices']);
  if (!isOfType(option['type'], value)) throw new Error(`"${value}" is no value for the option "${name}".`);
  if (choices.length > 0 && !choices.some((choice) => choice['value'] === value))
    throw new Error(`"${value}" is none of the choices of "${name}".`);
  const size = typeof value === 'string' ? value.length : Number(value);
  const least = option['min_length'] ?? option['min_value'] ?? -Infinity;
  const most = option['max_length'] ?? option['max_value'] ?? Infinity;
  if (typeof value !== 'boolean' && (size < Number(least) || size > Number(most)))
    throw new Error(`"${value}" is outside the limits of the option "${name}".`);
}

function isOfType(type: unknown, value: string | number | boolean): boolean {
  if (type === OPTION.boolean) return typeof value === 'boolean';
  if (type === OPTION.integer) return Number.isInteger(value);
  if (type === OPTION.number) return typeof value === 'number';
  return typeof value === 'string';
}
