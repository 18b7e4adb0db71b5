import type { Reading } from '@tollkeeper/engine';
import { parseReading, readingText, subjectKey } from '@tollkeeper/engine/guarding';
import type { StoredReading } from '@tollkeeper/store';

/** A reading as it is kept. */
export function storedReading(reading: Reading): StoredReading {
  const { subject, at, kind } = reading;
  return { subjectKey: subjectKey(subject), at, kind, json: readingText(reading) };
}

/** The readings among what is kept; listings and days of activity are none. */
export function readingsOf(stored: readonly StoredReading[]): readonly Reading[] {
  return stored.filter(({ kind }) => !RECORDS.has(kind)).map(({ json }) => parseReading(json));
}

/** Kept beside readings for the collecting itself. */
const RECORDS: ReadonlySet<string> = new Set(['listing', 'activity']);
