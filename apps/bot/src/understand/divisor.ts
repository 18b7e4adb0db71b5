import { type Divisor, dividedBy, thing } from './divided-by.ts';
import { headOf, isEvery, isThing, isWord } from './label.ts';
import { type Period, periodOf } from './period.ts';
import type { Token } from './token.ts';
import { withinPeriod } from './within-period.ts';

/** "Per user", "/day", "a month", "each ticket", "over 3 months", "in that month", a bare "each". */
export function divisorAt(
  tokens: readonly Token[],
  at: number,
  { place, hasHead }: { readonly place: number; readonly hasHead: boolean },
): Divisor | undefined {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (
    token?.kind === 'mark' &&
    token.mark === 'slash' &&
    (next?.kind === 'word' || isBlockOf(tokens, place, at))
  ) {
    return dividedBy(tokens, at + 1, { isLoose: true });
  }
  if (token?.kind !== 'word') return undefined;
  switch (token.topic) {
    case 'per':
      return withSecond(tokens, dividedBy(tokens, at + 1, { isLoose: true }));
    case 'each': {
      if (isWord(next, 'of') && isPronoun(tokens[at + 2]))
        return { per: { kind: 'each' }, block: undefined, of: [], end: at + 3 };
      const several = eachOfSeveral(tokens, at);
      if (several !== undefined) return several;
      if (isWord(token, 'everyone', 'everybody'))
        return { per: { kind: 'each' }, block: undefined, of: [], end: at + 1 };
      const isCount = next?.kind === 'number' && !(isEvery(token) && periodIn(tokens[at + 2]) !== undefined);
      const named = isCount ? undefined : dividedBy(tokens, at + 1, { isLoose: hasHead });
      return named?.per === undefined
        ? { per: { kind: 'each' }, block: undefined, of: [], end: at + 1 }
        : named;
    }
    case 'article':
      return dividedBy(tokens, at + 1, { isLoose: hasHead && endsSoon(tokens, at + 2) });
    case 'within':
    case 'input':
      return token.topic === 'within' || token.word === 'in' || token.word === 'en'
        ? withinPeriod(tokens, at + 1)
        : undefined;
    default:
      return undefined;
  }
}

/** The period that a token names. */
export function periodIn(token: Token | undefined): Period | undefined {
  return token?.kind === 'word' ? periodOf(token.topic) : undefined;
}

/** "For each of our 16 services": per service; the 16 is an amount of its own. */
function eachOfSeveral(tokens: readonly Token[], at: number): Divisor | undefined {
  const count = [2, 3].find((far) => tokens[at + far]?.kind === 'number');
  if (!isWord(tokens[at + 1], 'of', 'de', 'von') || count === undefined) return undefined;
  const per = dividedBy(tokens, at + count + 1, { isLoose: true })?.per;
  return per?.kind === 'thing' ? { per, block: undefined, of: [], end: at + count } : undefined;
}

/** "Per student and month", "per scenario and build": both, where nothing else begins behind the second noun. */
function withSecond(tokens: readonly Token[], first: Divisor | undefined): Divisor | undefined {
  if (first?.per === undefined) return first;
  const [and, noun, behind] = tokens.slice(first.end, first.end + 3);
  if (
    !isWord(and, 'and', 'und', 'et', 'y') ||
    noun?.kind !== 'word' ||
    !(behind === undefined || behind.kind === 'mark')
  )
    return first;
  const isNoun = noun.topic === undefined || isThing(noun.topic);
  if (!isNoun || /[^s]s$/.test(noun.word)) return first;
  const period = periodOf(noun.topic);
  const second =
    period === undefined
      ? thing(headOf(noun), undefined)
      : { kind: 'period' as const, period, block: undefined };
  return { ...first, also: [second], end: first.end + 2 };
}

function isBlockOf(tokens: readonly Token[], place: number, at: number): boolean {
  const [number, block] = [tokens[place], tokens[at + 1]];
  return (
    number?.kind === 'number' &&
    number.measure === 'usd' &&
    block?.kind === 'number' &&
    block.measure === 'count'
  );
}

function isPronoun(token: Token | undefined): boolean {
  return isWord(token, 'those', 'them', 'these', 'us', 'which', 'whom');
}

function endsSoon(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token === undefined || token.kind === 'mark' || (token.kind === 'word' && token.topic === 'stop');
}
