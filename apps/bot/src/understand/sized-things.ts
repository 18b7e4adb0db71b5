import { secondsOf } from './period.ts';
import type { Token, WordToken } from './token.ts';

/** Puts the length behind the noun: "two 12s clips" and "20 five-minute calls" are "two clips of 12 s", "20 calls of 5 minutes". */
export function withSizesBehind(tokens: readonly Token[]): readonly Token[] {
  const read = [...tokens];
  for (let at = 0; at + 3 < read.length; at += 1) {
    const [count, length, unit, noun] = read.slice(at, at + 4);
    if (
      count?.kind !== 'number' ||
      count.measure !== 'count' ||
      length?.kind !== 'number' ||
      length.measure !== 'count'
    )
      continue;
    if (
      unit?.kind !== 'word' ||
      unit.topic === undefined ||
      secondsOf(unit.topic) === undefined ||
      !isSpan(noun)
    )
      continue;
    const of: WordToken = { kind: 'word', word: 'of', topic: 'filler', start: noun.end, end: noun.end };
    read.splice(at + 1, 3, noun, of, length, unit);
  }
  return read;
}

/** What has a length. */
function isSpan(token: Token | undefined): token is WordToken {
  return (
    token?.kind === 'word' && (token.topic === 'clip' || token.topic === 'call' || token.topic === 'session')
  );
}
