/** A value read loosely; objects keep what came before a fault. */
export type LooseValue = string | number | boolean | null | readonly LooseValue[] | LooseObject;

export type LooseObject = { readonly [key: string]: LooseValue };

/** One object in a text: where it begins, where reading ended, and whether it was closed. */
export type FoundObject = {
  readonly value: LooseObject;
  readonly start: number;
  readonly end: number;
  readonly whole: boolean;
};

/**
 * Finds the outermost objects of a text, in JSON, as Python, JavaScript, Ruby or Rust print them, or cut short.
 *
 * What stands between them is passed over. Every character is read once, whatever the text is.
 */
export function looseObjects(text: string): readonly FoundObject[] {
  const found: FoundObject[] = [];
  let start = nextObject(text, 0);
  while (start >= 0 && found.length < MOST_OBJECTS) {
    const reader: Reader = { text, at: start, broken: false, depth: 0 };
    const value = readObject(reader);
    if (Object.keys(value).length > 0) found.push({ value, start, end: reader.at, whole: !reader.broken });
    start = nextObject(text, Math.max(reader.at, start + 1));
  }
  return found;
}

function nextObject(text: string, from: number): number {
  OBJECT.lastIndex = from;
  return OBJECT.exec(text)?.index ?? -1;
}

type Reader = { readonly text: string; at: number; broken: boolean; depth: number };

function readValue(reader: Reader): LooseValue {
  skipBlank(reader);
  const first = reader.text[reader.at];
  if (first === '{') return readObject(reader);
  if (first === '[') return readArray(reader);
  if (first === '"' || first === "'") return readString(reader, first);
  if (take(reader, CALL) === undefined) return readWord(reader);
  const value = readValue(reader);
  take(reader, CALL_END);
  return value;
}

function readObject(reader: Reader): LooseObject {
  const entries: [string, LooseValue][] = [];
  readList(reader, '}', () => {
    const first = reader.text[reader.at];
    const key = first === '"' || first === "'" ? readString(reader, first) : take(reader, KEY);
    skipBlank(reader);
    if (key === undefined || take(reader, IS) === undefined) {
      reader.broken = true;
      return;
    }
    entries.push([key.replace(/^:/, ''), readValue(reader)]);
  });
  return Object.fromEntries(entries);
}

function readArray(reader: Reader): readonly LooseValue[] {
  const values: LooseValue[] = [];
  readList(reader, ']', () => values.push(readValue(reader)));
  return values;
}

/** Reads elements up to the closing bracket, or up to the first fault, which ends everything around it, too. */
function readList(reader: Reader, close: string, readElement: () => void): void {
  reader.at += 1;
  reader.depth += 1;
  if (reader.depth > DEEPEST) reader.broken = true;
  while (!reader.broken) {
    skipBlank(reader);
    if (reader.text[reader.at] === close) {
      reader.at += 1;
      break;
    }
    readElement();
    if (reader.broken) break;
    skipBlank(reader);
    const next = reader.text[reader.at];
    if (next === ',') reader.at += 1;
    else if (next !== close) reader.broken = true;
  }
  reader.depth -= 1;
}

function readString(reader: Reader, quote: string): string {
  const { text } = reader;
  let value = '';
  let from = reader.at + 1;
  for (let at = from; ; at += 1) {
    const char = text[at];
    if (char === undefined) {
      reader.at = text.length;
      reader.broken = true;
      return value + text.slice(from);
    }
    if (char === quote) {
      reader.at = at + 1;
      return value + text.slice(from, at);
    }
    if (char === '\\') {
      const { written, length } = unescaped(text, at + 1);
      value += text.slice(from, at) + written;
      at += length;
      from = at + 1;
    }
  }
}

function unescaped(text: string, at: number): { readonly written: string; readonly length: number } {
  const char = text[at] ?? '';
  const hex = char === 'u' ? text.slice(at + 1, at + 5) : '';
  if (/^[\da-f]{4}$/i.test(hex)) return { written: String.fromCharCode(Number.parseInt(hex, 16)), length: 5 };
  return { written: ESCAPES[char] ?? char, length: char.length };
}

function readWord(reader: Reader): LooseValue {
  const word = take(reader, WORD);
  if (word === undefined) {
    reader.broken = true;
    return null;
  }
  if (Object.hasOwn(WORDS, word)) return WORDS[word] ?? null;
  return NUMBER.test(word) ? Number(word) : word;
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const [found] = pattern.exec(reader.text) ?? [];
  reader.at += found?.length ?? 0;
  return found;
}

function skipBlank(reader: Reader): void {
  take(reader, BLANK);
}

const MOST_OBJECTS = 100;
const DEEPEST = 32;

/** A bracket behind which a key may stand. */
const OBJECT = /\{(?=\s{0,80}["':\w$])/g;
const BLANK = /\s*/y;
const KEY = /:?[A-Za-z_$][\w$-]{0,60}/y;

/** What stands between key and value: Ruby and Elixir write `=>`. */
const IS = /:|=>/y;

/** What Rust, Elixir and others lay around a value: `Some("…")`, `Error {…}`, `%{…}`. */
const CALL = /%(?=\{)|[A-Za-z_.]{1,30}(?:\(| ?(?=\{))/y;
const CALL_END = /\s?\)/y;
const WORD = /[^\s,[\]{}():"']{1,60}/y;
const NUMBER = /^-?\d{1,20}(?:\.\d{1,20})?$/;

const WORDS: Readonly<Record<string, LooseValue>> = {
  null: null,
  None: null,
  undefined: null,
  true: true,
  True: true,
  false: false,
  False: false,
};

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: ' ', b: ' ', f: ' ' };
