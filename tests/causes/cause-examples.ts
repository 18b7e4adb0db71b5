import { type Cause, diagnose } from '@tollkeeper/engine';
import { refusalFrom } from '@tollkeeper/openrouter/refusals';

import { type Row, readRows } from '../golden/rows.ts';

/** How a cause looks when it comes: its statuses, met or by their meaning, and one body, free of secrets. */
export type CauseExample = {
  readonly statuses: readonly number[];
  readonly body?: string;
  /** Where the body is from; without it, it was written for the tests. */
  readonly source?: string;
  readonly evidence?: string;
};

/** The example of a cause out of the corpora of errors: JSON before other texts, then the shortest. */
export function exampleOf(cause: Cause): CauseExample {
  const isOfCause = (row: Row): boolean => row['cause'] === cause;
  const [recorded, written] = [RECORDED.filter(isOfCause), WRITTEN.filter(isOfCause)];
  const statuses = [...recorded, ...written].flatMap(({ status }) =>
    typeof status === 'number' && status >= 400 ? [status] : [],
  );
  const meaning = STATUSES.filter((status) => diagnose(refusalFrom('', { status })).cause === cause);
  const [row] = (recorded.length > 0 ? recorded : written).toSorted(
    (a, b) => Number(isJson(bodyOf(b))) - Number(isJson(bodyOf(a))) || bodyOf(a).length - bodyOf(b).length,
  );
  return {
    statuses: [...new Set([...statuses, ...(cause === 'unknown' ? [] : meaning)])].toSorted((a, b) => a - b),
    ...(row !== undefined && { body: shownBody(bodyOf(row)) }),
    ...(typeof row?.['source'] === 'string' && { source: row['source'] }),
    ...(typeof row?.['evidence'] === 'string' && { evidence: row['evidence'] }),
  };
}

function bodyOf(row: Row): string {
  return String(row['body']);
}

function shownBody(body: string): string {
  const { text } = refusalFrom(body);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const LONGEST = 700;
const STATUSES = Array.from({ length: 200 }, (_, at) => 400 + at);
const RECORDED = readRows(new URL('../golden/errors.jsonl', import.meta.url));
const WRITTEN = readRows(new URL('../golden/error-variants.jsonl', import.meta.url));
