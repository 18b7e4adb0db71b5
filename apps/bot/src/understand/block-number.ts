import { divisorAt } from './divisor.ts';
import { isEvery } from './label.ts';
import { periodOf } from './period.ts';
import type { NumberToken, Token } from './token.ts';

/** In "$3 per 1M", "$40 per 1,000 images" and "over 3 months" the number divides; it is no amount of its own. */
export function isBlock(tokens: readonly Token[], at: number): boolean {
  const [number, before, beforeThat] = [tokens[at], tokens[at - 1], tokens[at - 2]];
  if (number?.kind !== 'number' || number.measure !== 'count' || before === undefined) return false;
  if (before.kind === 'mark') {
    return before.mark === 'slash' && beforeThat?.kind === 'number' && isMoney(beforeThat);
  }
  if (before.kind !== 'word') return false;
  if (before.topic === 'within')
    return (
      isPeriodBehind(tokens, at) &&
      at > 1 &&
      divisorAt(tokens, at + 2, { place: at, hasHead: true })?.per?.kind !== 'period'
    );
  if (before.topic === 'each') return isEvery(before) && isPeriodBehind(tokens, at);
  if (before.topic !== 'per') return false;
  const isPriced = tokens.slice(Math.max(0, at - 6), at).some((each) => isMoney(each) || isPrice(each));
  return isPriced || isRound(number);
}

function isMoney(token: Token): boolean {
  return token.kind === 'number' && (token.measure === 'usd' || token.measure === 'foreign');
}

function isPrice(token: Token): boolean {
  return token.kind === 'word' && token.topic === 'price';
}

/** 10, 100, 1k, 1M: what prices are given for. */
function isRound({ value }: NumberToken): boolean {
  return value.denominator === 1n && /^10+$/.test(String(value.numerator));
}

function isPeriodBehind(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.kind === 'word' && periodOf(next.topic) !== undefined;
}
