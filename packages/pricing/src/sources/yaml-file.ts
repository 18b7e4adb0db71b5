import { type Document, LineCounter, parseDocument } from 'yaml';

import { maskSecrets } from '../mask-secrets.ts';
import type { Complain } from './yaml-fields.ts';

/** What is wrong on a line, counted from 1. */
export type LineProblem = { readonly line: number; readonly message: string };

/** A file while it is read: where it stands in the text, and whom to tell about mistakes. */
export type YamlFile = {
  readonly document: Document.Parsed;
  readonly complain: Complain;
  readonly lineAt: (offset: number) => number;
};

/** What `read` makes of a YAML text; or, as soon as it complains, every mistake at once in the order of the lines. */
export function readYaml<Value>(
  text: string,
  read: (file: YamlFile) => Value,
):
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'refused'; readonly problems: readonly LineProblem[] } {
  const lines = new LineCounter();
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const problems: LineProblem[] = [];
  const complain: Complain = (at, message) =>
    problems.push({ line: lineAt(at), message: maskSecrets(message).replace(/\p{Cc}/gu, ' ') });

  const document = documentOf(text, lines);
  if (document === undefined) return { kind: 'refused', problems: [{ line: 1, message: TOO_DEEP }] };
  const broken = new Set<number>();
  for (const { pos, message, code } of [...document.errors, ...document.warnings]) {
    const at = code === 'DUPLICATE_KEY' ? keyStart(text, pos[0]) : pos[0];
    if (code === 'DUPLICATE_KEY') complain(at, twiceText(text, at));
    else if (!broken.has(lineAt(at))) complain(at, faultText(message));
    if (code !== 'DUPLICATE_KEY') broken.add(lineAt(at));
  }
  const value = read({
    document,
    lineAt,
    complain: (at, message) => {
      // A line that is no YAML is read as something else; what is wrong with that would only confuse.
      if (!broken.has(lineAt(at))) complain(at, message);
    },
  });
  if (problems.length > 0) return { kind: 'refused', problems: problems.toSorted((a, b) => a.line - b.line) };
  return { kind: 'read', value };
}

/** Nesting that exhausts the stack is no file that a person wrote. */
/** The parser reports its own overflow as a fault of the text. */
function faultText(message: string): string {
  return message.includes('call stack') ? TOO_DEEP : `this is no valid YAML: ${message.split(';')[0]}`;
}

function documentOf(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Behind a key without a value the parser gives the end of that line as the start of the next key. */
function keyStart(text: string, at: number): number {
  BETWEEN_KEYS.lastIndex = at;
  return at + (BETWEEN_KEYS.exec(text)?.[0].length ?? 0);
}

function twiceText(text: string, at: number): string {
  const key = /^[^\s:,}]+/.exec(text.slice(at, at + LONGEST_KEY))?.[0] ?? 'a key';
  return `"${key.replace(/^["']|["']$/g, '')}" stands here for the second time; keep one`;
}

const BETWEEN_KEYS = /(?:\s|#.*)*/y;
const LONGEST_KEY = 100;
const TOO_DEEP = 'this is no valid YAML: it is nested too deeply';
