/** Judges one value, found at `path` (a JSON pointer), and says what is wrong with it. */
export type Check = (value: unknown, path: string) => readonly string[];

/** Text of `least` to `most` characters that is more than blanks and can be sent as UTF-8. */
export function text(most: number, least = 1): Check {
  return (value, path) => {
    if (typeof value !== 'string') return [`${path} is not a text`];
    if (!value.isWellFormed()) return [`${path} holds half a character`];
    if (value.length > most) return [`${path} has ${value.length} characters, at most ${most}`];
    return value.trim().length < least ? [`${path} is empty`] : [];
  };
}

/** One of some values. */
export function oneOf(...values: readonly unknown[]): Check {
  return (value, path) =>
    values.includes(value) ? [] : [`${path} is ${JSON.stringify(value)}, not one of ${values.join(', ')}`];
}

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number): Check {
  return (value, path) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? []
      : [`${path} is ${value}, not a whole number of ${least} to ${most}`];
}

/** A number that JSON can say. */
export const finite: Check = (value, path) => (Number.isFinite(value) ? [] : [`${path} is no finite number`]);

/** A list of `least` to `most` things. */
export function list(check: Check, [least, most]: readonly [number, number]): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return [`${path} is not a list`];
    const size = value.length;
    const wrong = size < least || size > most ? [`${path} has ${size} entries, not ${least} to ${most}`] : [];
    return [...wrong, ...value.flatMap((each, at) => check(each, `${path}/${at}`))];
  };
}

/** An object with these keys and no others; a key that ends in `?` may be missing. */
export function object(shape: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (typeof value !== 'object' || value === null) return [`${path} is not an object`];
    const given: Readonly<Record<string, unknown>> = { ...value };
    const keys = Object.keys(shape).map((key) => key.replace('?', ''));
    const unknown = Object.keys(given).filter((key) => !keys.includes(key));
    return [
      ...unknown.map((key) => `${path}/${key} is not known`),
      ...Object.entries(shape).flatMap(([name, check]) => {
        const key = name.replace('?', '');
        if (!(key in given)) return name.endsWith('?') ? [] : [`${path}/${key} is missing`];
        return check(given[key], `${path}/${key}`);
      }),
    ];
  };
}

/** An object judged by the check of its `type`. */
export function byType(checks: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    const { type } = Object(value);
    const check = Object.hasOwn(checks, String(type)) ? checks[String(type)] : undefined;
    return check === undefined
      ? [`${path}/type is not one that may stand here: ${type}`]
      : check(value, path);
  };
}

/** Several checks of the same value. */
export function all(...checks: readonly Check[]): Check {
  return (value, path) => checks.flatMap((check) => check(value, path));
}
