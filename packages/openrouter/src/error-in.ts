import { type LooseObject, type LooseValue, looseObjects } from './loose-json.ts';

/** The innermost error of a body, with what its wrappings add. */
export type ErrorFields = {
  readonly message: string;
  readonly code?: number | string;
  readonly status?: number;
  readonly type?: string;
  readonly errorType?: string;
  readonly name?: string;
  readonly metadata: LooseObject;
  readonly availability: LooseObject;
  readonly inStream: boolean;
  /** What follows where the object breaks off within; empty where it was whole. */
  readonly rest: string;
};

/** An error, and the text on both sides of the object that holds it. */
export type ErrorInText = { readonly error: ErrorFields; readonly before: string; readonly after: string };

/**
 * Digs the error out of whatever gateways and SDKs laid around it: `error.error`, `response.error`,
 * `choices[0].error`, `detail`, a body as a string, a message that holds JSON.
 */
function errorIn(value: LooseValue | undefined, depth: number): ErrorFields | undefined {
  if (value === undefined || depth > DEEPEST) return undefined;
  if (typeof value === 'string') return errorInText(value, depth);
  if (Array.isArray(value)) return firstError(value.slice(0, 3), depth);
  if (!isObject(value)) return undefined;
  for (const key of WRAPPINGS) {
    const inner = value[key];
    const found =
      key === 'error' && typeof inner === 'string' ? errorOfString(inner, depth) : errorIn(inner, depth + 1);
    if (found !== undefined) return wrapped(found, value, key);
  }
  return ownError(value, depth);
}

/**
 * Finds the first object of a text that holds an error.
 *
 * A body that was printed as a string has every quote escaped, twice where it was printed twice.
 */
export function findErrorIn(text: string, depth = 0): ErrorInText | undefined {
  let open = text;
  let found = firstObject(open, depth);
  for (let times = 0; found === undefined && times < 3 && open.includes('\\"'); times += 1) {
    // Looking behind keeps a long run of backslashes from being tried at each of them.
    open = open.replaceAll('\\"', '"').replace(/(?<!\\)\\+n/g, ' ');
    found = firstObject(open, depth);
  }
  return found;
}

/** Finds every outermost object of a text that holds an error, by where it stands. */
export function findErrorsIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  if (!text.includes('{')) return [];
  return looseObjects(text).flatMap(({ value, start, end }) =>
    errorIn(value, 0) === undefined ? [] : [{ start, end }],
  );
}

function firstObject(text: string, depth: number): ErrorInText | undefined {
  if (!text.includes('{')) return undefined;
  for (const { value, start, end, whole } of looseObjects(text)) {
    const error = errorIn(value, depth);
    if (error === undefined) continue;
    const rest = whole ? '' : text.slice(end, end + LONGEST_REST);
    const [before, after] = [text.slice(0, start), text.slice(end)];
    return { error: { ...error, rest: `${error.rest}${rest}` }, before, after };
  }
  return undefined;
}

function errorInText(text: string, depth: number): ErrorFields | undefined {
  return findErrorIn(text, depth + 1)?.error;
}

function firstError(values: readonly LooseValue[], depth: number): ErrorFields | undefined {
  for (const value of values) {
    const found = errorIn(value, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function errorOfString(message: string, depth: number): ErrorFields | undefined {
  return errorInText(message, depth) ?? (message.trim() === '' ? undefined : fieldsOf({ message }));
}

/** An object is an error when it has a message and anything by which errors are classified. */
function ownError(value: LooseObject, depth: number): ErrorFields | undefined {
  const message = value['message'] ?? value['msg'];
  const isClassified = depth > 0 || CLASSIFYING.some((key) => value[key] !== undefined);
  if (typeof message !== 'string' || !isClassified) return undefined;
  const own = fieldsOf({ ...value, message });
  const inner =
    own.name === 'ZodError' ? undefined : (errorInText(message, depth + 1) ?? quotedError(value, depth));
  return inner === undefined ? own : { ...own, ...inner };
}

/** Gateways keep the body that they got under names of their own; a text there is opened where it holds an error. */
function quotedError(value: LooseObject, depth: number): ErrorFields | undefined {
  for (const text of Object.values(value)) {
    // A request that is quoted may hold a message, too.
    if (typeof text !== 'string' || !QUOTED_ERROR.test(text)) continue;
    const found = errorInText(text, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function wrapped(found: ErrorFields, outer: LooseObject, key: string): ErrorFields {
  const own = fieldsOf({ ...outer, message: '' });
  return {
    ...own,
    ...found,
    inStream: found.inStream || own.inStream || key === 'choices',
    metadata: { ...own.metadata, ...found.metadata },
  };
}

function fieldsOf(value: LooseObject): ErrorFields {
  const code = codeOf(value['code']);
  const status = statusOf(
    value['http_status'] ?? value['statusCode'] ?? value['status_code'] ?? value['status'],
  );
  const errorType = textOf(value['error_type']) ?? textOf(objectOf(value['metadata'])['error_type']);
  const [type, name] = [textOf(value['type']), textOf(value['name'])];
  return {
    message: textOf(value['message']) ?? '',
    ...(code !== undefined && { code }),
    ...(status !== undefined && { status }),
    ...(type !== undefined && { type }),
    ...(errorType !== undefined && { errorType }),
    ...(name !== undefined && { name }),
    metadata: objectOf(value['metadata']),
    availability: objectOf(value['availability']),
    rest: '',
    inStream: value['object'] === 'chat.completion.chunk' || STREAM_EVENTS.includes(type ?? ''),
  };
}

/** Gateways write the status as text: "402". */
function codeOf(value: LooseValue | undefined): number | string | undefined {
  return statusOf(value) ?? (typeof value === 'string' && value !== '' ? value : undefined);
}

function statusOf(value: LooseValue | undefined): number | undefined {
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isInteger(number) && number >= 400 && number <= 599 ? number : undefined;
}

function textOf(value: LooseValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function objectOf(value: LooseValue | undefined): LooseObject {
  return value !== undefined && isObject(value) ? value : {};
}

function isObject(value: LooseValue): value is LooseObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const DEEPEST = 8;
const LONGEST_REST = 500;

/** In the order in which they are opened: what is nearest to OpenRouter first. */
const WRAPPINGS = [
  'error',
  'responseBody',
  'response',
  'body',
  'data',
  'detail',
  'errors',
  'choices',
  'cause',
];
const QUOTED_ERROR = /\{[^{}]{0,9}error\\*["']/;
const CLASSIFYING = ['code', 'metadata', 'error_type', 'http_status', 'statusCode', 'status_code'];
const STREAM_EVENTS: readonly string[] = ['response.failed', 'response.error'];
