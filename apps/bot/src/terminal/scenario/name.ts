import type { Card } from '@tollkeeper/cards';

/** A card of a scenario that has a name: its title begins with it. */
export function namedCard(card: Card, name: string | undefined): Card {
  return name === undefined ? card : { ...card, title: `${name} — ${card.title}` };
}

export function nameJson(name: string | undefined): { readonly name?: string } {
  return name === undefined ? {} : { name };
}
