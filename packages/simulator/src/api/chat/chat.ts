import { type Generation, keepGeneration } from '../../state/generation.ts';
import { hexOf } from '../../state/ids.ts';
import type { KeyAccount } from '../../state/key-account.ts';
import { costOf, type Model } from '../../state/model-prices.ts';
import type { Simulation } from '../../state/simulation.ts';
import { charge } from '../../state/spending.ts';
import { type Answer, type Refusal, refuse } from '../answer.ts';
import type { Route } from '../route.ts';
import { emptyAccount, unaffordable, type Wish } from './affordability.ts';
import { type ChatBody, parseChatBody } from './chat-body.ts';
import { ANSWER_TOKENS, plainCompletion, streamedCompletion } from './completion.ts';
import { freeTierRefusal } from './free-tier.ts';
import { holdInFlight } from './in-flight.ts';
import { spentBudget } from './spent-budget.ts';

/** `POST /chat/completions`: refused as the state of key and account demands, else answered and charged. */
export const chatRoute: Route = {
  method: 'POST',
  path: '/chat/completions',
  access: 'ordinary',
  answer: ({ simulation, request, key, now }) => {
    const { userId } = simulation;
    const body = parseChatBody(request.body);
    if (typeof body === 'string') return refuse({ status: 400, message: body, userId });
    const model = simulation.models.get(body.model);
    if (model === undefined) {
      return refuse({ status: 400, message: `${body.model} is not a valid model ID`, userId });
    }
    const refusal = refusalOf(simulation, { key, model, body, now });
    if (refusal !== undefined) return refuse({ ...refusal, userId });
    return complete(simulation, { key, model, body, now });
  },
};

type Chat = {
  readonly key: KeyAccount;
  readonly model: Model;
  readonly body: ChatBody;
  readonly now: Date;
};

/** Layers, then the account, then what this request would cost at most: the order of the documented causes. */
function refusalOf(simulation: Simulation, { key, model, body, now }: Chat): Refusal | undefined {
  const price = model.priceAt(now);
  const wish: Wish = {
    price,
    promptTokens: body.promptTokens,
    completionTokens: body.maxTokens ?? model.plan.maxCompletionTokens,
  };
  const isFree = model.plan.id.endsWith(':free');
  if (isFree) {
    return (
      freeTierRefusal(simulation, now) ??
      spentBudget(simulation, key, now) ??
      emptyAccount(simulation, isFree)
    );
  }
  return (
    spentBudget(simulation, key, now) ??
    emptyAccount(simulation, isFree) ??
    unaffordable(simulation, key, { wish, now }) ??
    holdInFlight(simulation, costOf(price, wish.promptTokens, wish.completionTokens), now)
  );
}

function complete(simulation: Simulation, { key, model, body, now }: Chat): Answer {
  const price = model.priceAt(now);
  const { promptTokens, stream } = body;
  const completionTokens = Math.min(ANSWER_TOKENS, body.maxTokens ?? ANSWER_TOKENS);
  const cost = costOf(price, promptTokens, completionTokens);
  const spent = { key, model: model.plan.id, requests: 1, promptTokens, completionTokens };
  charge(simulation, { ...spent, reasoningTokens: 0, usage: cost, byok: 0n }, { at: now, settledAt: now });
  const generation: Generation = {
    id: generationId(simulation, now),
    key,
    model: model.plan.id,
    provider: model.plan.provider,
    at: now,
    shownAt: now.getTime() + simulation.lagMs,
    streamed: stream,
    promptTokens,
    completionTokens,
    cost,
  };
  keepGeneration(simulation.generations, generation);
  return stream ? streamedCompletion(generation, price) : plainCompletion(generation, price);
}

function generationId(simulation: Simulation, now: Date): string {
  simulation.answered += 1;
  const unique = hexOf(`${simulation.seed}/generation/${simulation.answered}`).slice(0, 20);
  return `gen-${Math.floor(now.getTime() / 1_000)}-${unique}`;
}
