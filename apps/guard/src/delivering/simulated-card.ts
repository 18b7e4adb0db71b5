import { type Card, type SimulatedTime, simulatedText } from '@tollkeeper/cards';

/** Adds to a card, as its last line, that the account which it is about is made up; without a time it stays as it is. */
export function simulatedCard(card: Card, time: SimulatedTime | undefined): Card {
  if (time === undefined) return card;
  return { ...card, sections: [...card.sections, { kind: 'note', text: `${simulatedText(time)}.` }] };
}
