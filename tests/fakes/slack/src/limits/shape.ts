import { type Fields, isFields } from '../fields.ts';

/** What is wrong, in Slack's words, and where: a JSON pointer. */
export type Problem = { readonly pointer: string; readonly message: string };

/** A rule of form: gives the problems of a value that stands at `pointer`. */
export type Shape = (value: unknown, pointer: string) => readonly Problem[];

/** Anything at all. */
export const anything: Shape = () => [];

/** True or false. */
export const flag: Shape = (value, pointer) =>
  typeof value === 'boolean' ? [] : [{ pointer, message: 'must provide a boolean' }];

/** A text of `least` to `most` characters. */
export function text(most: number, least = 1): Shape {
  return (value, pointer) => {
    if (typeof value !== 'string') return [{ pointer, message: 'must provide a string' }];
    if (value.length > most) return [{ pointer, message: `must be less than ${most + 1} characters` }];
    if (value.length < least) return [{ pointer, message: `must be more than ${least - 1} characters` }];
    return [];
  };
}

/** A finite number from `least` to `most`. */
export function number(least = -Infinity, most = Infinity): Shape {
  return (value, pointer) => {
    if (typeof value !== 'number' || !Number.isFinite(value))
      return [{ pointer, message: 'must provide a number' }];
    if (value < least) return [{ pointer, message: `must be at least ${least}` }];
    return value > most ? [{ pointer, message: `must be at most ${most}` }] : [];
  };
}

/** One of the given words. */
export function word(...words: readonly string[]): Shape {
  return (value, pointer) =>
    typeof value === 'string' && words.includes(value)
      ? []
      : [{ pointer, message: `must be one of: ${words.join(', ')}` }];
}

/** A list of `least` to `most` items, each of the given shape. */
export function list(item: Shape, most: number, least = 1): Shape {
  return (value, pointer) => {
    if (!Array.isArray(value)) return [{ pointer, message: 'must provide an array' }];
    if (value.length > most) return [{ pointer, message: `no more than ${most} items allowed` }];
    if (value.length < least) return [{ pointer, message: `no fewer than ${least} items allowed` }];
    return value.flatMap((entry, index) => item(entry, `${pointer}/${index}`));
  };
}

/** An object with these fields and no others; a key that ends in `?` may be left out. */
export function object(shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, pointer) => {
    if (!isFields(value)) return [{ pointer, message: 'must provide an object' }];
    const known = new Set(['type', ...Object.keys(shapes).map((key) => key.replace('?', ''))]);
    const strange = Object.keys(value).filter((key) => !known.has(key) && value[key] !== undefined);
    const added = strange.map((key) => ({ pointer, message: `invalid additional property: ${key}` }));
    const inside = Object.entries(shapes).flatMap(([key, shape]): readonly Problem[] => {
      const name = key.replace('?', '');
      if (value[name] !== undefined) return shape(value[name], `${pointer}/${name}`);
      return key.endsWith('?') ? [] : [{ pointer, message: `missing required field: ${name}` }];
    });
    return [...added, ...inside];
  };
}

/** An object whose `type` says which shape it has. */
export function variant(shapes: () => Readonly<Record<string, Shape>>): Shape {
  return (value, pointer) => {
    if (!isFields(value)) return [{ pointer, message: 'must provide an object' }];
    const { type } = value;
    if (type === undefined) return [{ pointer, message: 'missing required field: type' }];
    const shape = Object.entries(shapes()).find(([name]) => name === type)?.[1];
    return shape?.(value, pointer) ?? [{ pointer: `${pointer}/type`, message: `unsupported type: ${type}` }];
  };
}

/** A shape with a further rule, asked once the rest is right. */
export function refined(shape: Shape, rule: (value: Fields, pointer: string) => readonly Problem[]): Shape {
  return (value, pointer) => {
    const problems = shape(value, pointer);
    return problems.length > 0 || !isFields(value) ? problems : rule(value, pointer);
  };
}
