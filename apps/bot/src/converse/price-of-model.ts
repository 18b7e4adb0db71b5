import type { RateCard } from '@tollkeeper/pricing';

import type { Choice } from '../understand/choice.ts';
import type { Reply } from './reply.ts';
import type { Surroundings } from './turn.ts';

/** The rates of a model of the catalog; choices such as 1080p leave out those that are for something else. */
export function priceOf(id: string, choices: readonly Choice[], { catalog, today }: Surroundings): Reply {
  const card = catalog.card(id);
  if (card === undefined) throw new Error(`the catalog lists ${id} and has no card of it`);
  const narrowed = { ...card, rates: card.rates.filter((rate) => fits(rate, choices)) };
  return { kind: 'price', card: narrowed.rates.length === 0 ? card : narrowed, today, notes: [] };
}

function fits({ condition }: RateCard['rates'][number], choices: readonly Choice[]): boolean {
  const { variant = {} } = condition;
  return choices.every(({ name, value }) => (variant[name] ?? value) === value);
}
