import type { Picodollars } from '../../money/picodollars.ts';
import { layersOf, spentIn } from '../../state/budget-layer.ts';
import { balanceOf } from '../../state/credit-lots.ts';
import type { KeyAccount } from '../../state/key-account.ts';
import type { TokenPrice } from '../../state/model-prices.ts';
import type { Simulation } from '../../state/simulation.ts';
import type { Refusal } from '../answer.ts';
import { windowName } from './spent-budget.ts';

/** What a request would cost at most. */
export type Wish = {
  readonly price: TokenPrice;
  readonly promptTokens: number;
  /** `max_tokens`, or all that the model can say. */
  readonly completionTokens: number;
};

/** 402 of an account without a balance; free models hear it too (limits.mdx, 2026-08-22). */
export function emptyAccount({ credits }: Simulation, isFree: boolean): Refusal | undefined {
  const balance = balanceOf(credits);
  if (balance > 0n || (isFree && balance === 0n)) return undefined;
  const message =
    credits.bought === 0n
      ? 'Insufficient credits. This account never purchased credits. Make sure your key is on the correct account or org, and if so, purchase more at https://openrouter.ai/settings/credits'
      : 'Insufficient credits. Add more using https://openrouter.ai/settings/credits';
  return { status: 402, message, metadata: { limit_source: 'openrouter_credits', remedy_hint: ADD_CREDITS } };
}

/** 402 of a request that does not fit into what is left of the balance or of the key, whichever is less. */
export function unaffordable(
  simulation: Simulation,
  key: KeyAccount,
  { wish, now }: { readonly wish: Wish; readonly now: Date },
): Refusal | undefined {
  const purse = tightest(simulation, key, now);
  const { price, promptTokens, completionTokens } = wish;
  const promptCost = price.prompt * BigInt(promptTokens);
  const metadata = { limit_source: purse.source, remedy_hint: purse.hint, provider_name: null };
  if (promptCost > purse.left) {
    const most = purse.left / price.prompt;
    const message = `Prompt tokens limit exceeded: ${promptTokens} > ${most}. ${purse.remedy}`;
    return { status: 402, message, metadata };
  }
  if (promptCost + price.completion * BigInt(completionTokens) <= purse.left) return undefined;
  const most = (purse.left - promptCost) / price.completion;
  const message = `This request requires more credits, or fewer max_tokens. You requested up to ${completionTokens} tokens, but can only afford ${most}. ${purse.remedy}`;
  return { status: 402, message, metadata };
}

/** Where the money of a request comes from; address and advice tell which it was. */
type Purse = {
  readonly left: Picodollars;
  readonly source: string;
  readonly remedy: string;
  readonly hint: string;
};

function tightest({ credits, keys }: Simulation, key: KeyAccount, now: Date): Purse {
  const account: Purse = {
    left: balanceOf(credits),
    source: 'openrouter_credits',
    remedy: 'To increase, visit https://openrouter.ai/settings/credits and add more credits',
    hint: ADD_CREDITS,
  };
  const own = layersOf(key, keys, []).at(-1);
  if (own === undefined) return account;
  const left = own.limit - spentIn(own, 'actual', now);
  if (left >= account.left) return account;
  return {
    left,
    source: 'openrouter_key_limit',
    remedy: `To increase, visit https://openrouter.ai/settings/keys and create a key with a higher ${windowName(own)} limit`,
    hint: "Raise or remove this API key's usage limit at https://openrouter.ai/settings/keys, or use a key without a limit.",
  };
}

const ADD_CREDITS = 'Add credits at https://openrouter.ai/settings/credits.';
