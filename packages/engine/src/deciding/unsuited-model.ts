import type { Estimate } from '../estimation/estimate.ts';
import { type PriceSource, payeeOf } from '../estimation/pricing.ts';
import type { Problem } from '../estimation/problem.ts';

/** Why a model cannot do the work that it is estimated for, as far as its prices show; nothing where it can. */
export function unsuitedTo(model: string, made: Estimate, prices: PriceSource): readonly Problem[] {
  const silent = silentVoice(model, made, prices);
  if (silent.length > 0) return silent;
  return isPriced(model, made) ? [] : made.gaps.map(({ reason }) => problem(`There is ${reason}.`));
}

/** A model of text would be charged for speech as if it were text. */
function silentVoice(
  model: string,
  { scenario: { workloads } }: Estimate,
  prices: PriceSource,
): readonly Problem[] {
  return workloads.flatMap((work, workload) => {
    if (work.kind !== 'voice' || work.chain !== undefined || work.pricing.model !== model) return [];
    const payee = payeeOf(work.pricing, prices);
    if (payee.charges('session-second') || payee.charges('output-audio-token')) return [];
    const message = `${payee.name} has no price for audio: it can take part in a voice chain, but not speak by itself.`;
    return [{ ...problem(message), workload }];
  });
}

/** A model without any price for the work is not "at least nothing". */
function isPriced(model: string, { planned, cards, lines }: Estimate): boolean {
  const rates = cards.find((card) => card.model === model)?.rates ?? [];
  return (
    planned.kind === 'exact' ||
    lines.some(({ rate }) => rate !== undefined && (rate.kind === 'stated' || rates.includes(rate)))
  );
}

function problem(message: string): Problem {
  return { field: 'model', message };
}
