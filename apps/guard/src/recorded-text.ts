import { fieldOf, isJsonObject } from './json-value.ts';

/** One record as it stands in the text, and where: `readings[2]`, `line 3`. */
export type TextRecord = { readonly place: string; readonly value: unknown };

export type RecordedText =
  | { readonly kind: 'records'; readonly records: readonly TextRecord[] }
  | { readonly kind: 'refused'; readonly problem: string };

/** Splits a recording into its records: a JSON array, `{"readings": [...]}`, or one JSON object a line. */
export function parseRecordedText(text: string): RecordedText {
  const content = text.replace(/^\uFEFF/, '').trim();
  const whole = parseJson(content);
  if (whole.kind === 'broken') {
    return content.startsWith('{') ? parseLines(text) : refused(`it is not JSON${whole.where}; ${FORMATS}`);
  }
  const { value } = whole;
  const list = fieldOf(value, 'readings') ?? value;
  if (Array.isArray(list)) return found(list.map((each, at) => ({ place: `readings[${at}]`, value: each })));
  return list === value && isJsonObject(value)
    ? found([{ place: 'line 1', value }])
    : refused(`it holds no list of readings; ${FORMATS}`);
}

function parseLines(text: string): RecordedText {
  const records: TextRecord[] = [];
  for (const [at, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    const parsed = parseJson(line);
    if (parsed.kind === 'broken') return refused(`line ${at + 1} is not one whole JSON object; ${FORMATS}`);
    records.push({ place: `line ${at + 1}`, value: parsed.value });
  }
  return found(records);
}

function found(records: readonly TextRecord[]): RecordedText {
  return records.length === 0 ? refused(`it holds no readings; ${FORMATS}`) : { kind: 'records', records };
}

function refused(problem: string): RecordedText {
  return { kind: 'refused', problem };
}

type Json =
  | { readonly kind: 'parsed'; readonly value: unknown }
  | { readonly kind: 'broken'; readonly where: string };

/** Of the parser's own message only the position is used: the rest quotes the text, which may hold a secret. */
function parseJson(text: string): Json {
  try {
    return { kind: 'parsed', value: JSON.parse(text) };
  } catch (error) {
    const position = /\(line (\d+) column (\d+)\)/.exec(String(error));
    return {
      kind: 'broken',
      where: position === null ? '' : ` (line ${position[1]}, column ${position[2]})`,
    };
  }
}

const FORMATS = 'write a JSON array of records, {"readings": [...]}, or one JSON object a line';
