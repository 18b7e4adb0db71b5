import { type Cause, diagnose } from '@tollkeeper/engine';

import { findErrorsIn } from './error-in.ts';
import { statusMentions } from './status-in-text.ts';

/**
 * Cuts a text into pieces of which each quotes one error: the attempts of a retry, the lines of a log.
 *
 * A text with one error, or with none, stays whole.
 */
export function errorsInText(text: string): readonly string[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { start, end } of findErrorsIn(text)) {
    // The line of an object has the status of that object.
    const line = Math.max(from, text.lastIndexOf('\n', start) + 1);
    pieces.push(...errorsInWords(text.slice(from, line)), { text: text.slice(line, end), cause: undefined });
    from = end;
  }
  pieces.push(...errorsInWords(text.slice(from)));
  const isOne = pieces.every(({ cause }) => cause !== undefined && cause === pieces[0]?.cause);
  return isOne || pieces.length === 1 ? [text] : pieces.slice(-MOST).map((piece) => piece.text);
}

/** An error, and the cause that its words alone name; that of an object is found later. */
type Piece = { readonly text: string; readonly cause: Cause | undefined };

/** Each status with the words behind it, where these words alone name a cause. */
function errorsInWords(text: string): readonly Piece[] {
  const starts = statusMentions(text).slice(-MOST);
  return starts.flatMap((start, at) => {
    const piece = text.slice(start, starts[at + 1] ?? start + LONGEST);
    const { cause } = diagnose({ message: piece, metadata: {}, shape: 'words', text: piece });
    return cause === 'unknown' ? [] : [{ text: piece, cause }];
  });
}

/** Who retries for long repeats itself: the last errors count. */
const MOST = 12;
const LONGEST = 500;
