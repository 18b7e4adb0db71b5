import { add, compare, parseRatio, toDecimal, ZERO } from '@tollkeeper/pricing';

/** What one reading took; `usd` is what the endpoint says it charged, absent where it does not say. */
export type ReadingCost = {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** A plain decimal, such as 0.000019992. */
  readonly usd?: string;
};

/** A reading from memory. */
export const NO_COST: ReadingCost = { inputTokens: 0, outputTokens: 0, usd: '0' };

/** The `usage` of a chat completion; OpenRouter's `cost` is in dollars (usage accounting, 2026-08-22). */
export function readingCost(usage: {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly cost?: number | undefined;
}): ReadingCost {
  // The shortest text of a double is the one that the endpoint wrote.
  const usd = usage.cost === undefined ? undefined : parseRatio(String(usage.cost));
  return {
    inputTokens: usage.prompt_tokens,
    outputTokens: usage.completion_tokens,
    ...(usd !== undefined && compare(usd, ZERO) >= 0 && { usd: toDecimal(usd, PLACES) }),
  };
}

/** Adds up what the requests of one reading took; dollars only where each of them says so. */
export function sumOfCosts(costs: readonly ReadingCost[]): ReadingCost | undefined {
  return costs.length === 0
    ? undefined
    : costs.reduce((sum, next) => {
        const [one, other] = [sum.usd, next.usd].map((usd) => parseRatio(usd ?? ''));
        return {
          inputTokens: sum.inputTokens + next.inputTokens,
          outputTokens: sum.outputTokens + next.outputTokens,
          ...(one !== undefined && other !== undefined && { usd: toDecimal(add(one, other), PLACES) }),
        };
      });
}

/** More than any charge has: none is finer than a token at a fraction of a dollar per million. */
const PLACES = 18;
