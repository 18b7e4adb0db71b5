import type { MarkToken, Token } from './token.ts';

/**
 * Puts the words of a list beside its numbers: "18500, 2750, 640 = requests/mo, prompt tokens, completion tokens", and
 * the same with the words first, as in a row of a table under its head.
 */
export function labelledList(tokens: readonly Token[]): readonly Token[] {
  for (let at = 0; at < tokens.length; at += 1) {
    const numbers = numbersFrom(tokens, at);
    if (numbers.length < FEWEST) continue;
    const end = (numbers.at(-1) ?? at) + 1;
    const behind = labelsFrom(tokens, end + 1, numbers.length);
    if (isEquals(tokens[end]) && behind !== undefined) {
      return [...tokens.slice(0, at), ...paired(tokens, numbers, behind), ...tokens.slice(behind.end)];
    }
    const ahead = labelsBefore(tokens, at, numbers.length);
    if (ahead !== undefined) {
      return [...tokens.slice(0, ahead.start), ...paired(tokens, numbers, ahead), ...tokens.slice(end)];
    }
    at = end;
  }
  return tokens;
}

/** The places of numbers that only commas or bars part. */
function numbersFrom(tokens: readonly Token[], from: number): readonly number[] {
  const places: number[] = [];
  for (let at = from; tokens[at]?.kind === 'number'; at += 2) {
    places.push(at);
    if (!isSeparator(tokens[at + 1])) break;
  }
  return places;
}

type Labels = {
  readonly labels: readonly (readonly Token[])[];
  readonly start: number;
  readonly end: number;
};

function labelsFrom(tokens: readonly Token[], from: number, count: number): Labels | undefined {
  const labels: Token[][] = [[]];
  let at = from;
  for (; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'number' || token.kind === 'model') break;
    if (isSeparator(token) && labels.length < count) labels.push([]);
    else if (isSeparator(token)) break;
    else labels.at(-1)?.push(token);
  }
  return isWhole(labels, count) ? { labels, start: from, end: at } : undefined;
}

function labelsBefore(tokens: readonly Token[], end: number, count: number): Labels | undefined {
  const labels: Token[][] = [[]];
  let at = end - 1;
  while (isSeparator(tokens[at]) || isEquals(tokens[at]) || tokens[at]?.kind === 'model') at -= 1;
  for (; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'number' || token.kind === 'model' || isEquals(token)) break;
    if (isModelLabel(labels[0])) labels[0] = [];
    else if (isSeparator(token) && labels.length < count) labels.unshift([]);
    else if (isSeparator(token)) break;
    else labels[0]?.unshift(token);
  }
  return isWhole(labels, count) ? { labels, start: at + 1, end } : undefined;
}

/** The column of the model's name has no number. */
function isModelLabel(label: readonly Token[] | undefined): boolean {
  const [only, ...more] = label ?? [];
  return more.length === 0 && only?.kind === 'word' && only.word === 'model';
}

/** As many labels as numbers, and each of them says something. */
function isWhole(labels: readonly (readonly Token[])[], count: number): boolean {
  const speaking = labels.every(
    (label) =>
      label.length <= LONGEST && label.some((token) => token.kind === 'word' && token.topic !== undefined),
  );
  return labels.length === count && speaking;
}

function paired(tokens: readonly Token[], numbers: readonly number[], { labels }: Labels): readonly Token[] {
  return numbers.flatMap((place, nth) => {
    const number = tokens[place];
    if (number === undefined) return [];
    const stop: MarkToken = { kind: 'mark', mark: 'stop', start: number.end, end: number.end };
    const colon: MarkToken = { kind: 'mark', mark: 'colon', start: number.start, end: number.start };
    return [stop, ...(labels[nth] ?? []), colon, number, stop];
  });
}

function isSeparator(token: Token | undefined): boolean {
  return token?.kind === 'mark' && (token.mark === 'comma' || token.mark === 'stop');
}

function isEquals(token: Token | undefined): boolean {
  return (
    (token?.kind === 'mark' &&
      (token.mark === 'equals' || token.mark === 'colon' || token.mark === 'arrow')) ||
    (token?.kind === 'word' && (token.word === 'are' || token.word === 'is' || token.word === 'means'))
  );
}

const FEWEST = 3;
const LONGEST = 8;
