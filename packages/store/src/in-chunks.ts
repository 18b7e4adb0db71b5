import { setImmediate as yieldToOthers } from 'node:timers/promises';

/** Works on so many rows at a time; between two times the event loop is everybody else's. */
export async function inChunks<T>(
  rows: readonly T[],
  work: (chunk: readonly T[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    if (start > 0) await yieldToOthers();
    await work(rows.slice(start, start + CHUNK));
  }
}

/** A statement of SQLite takes 32,766 values (sqlite.org/limits.html), and the widest row has 17. */
const CHUNK = 200;
