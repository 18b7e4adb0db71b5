import type { Card } from '@tollkeeper/cards';

/** A card that says one sentence. */
export function sentenceCard(title: string, answer: string): Card {
  return { title, answer, sections: [] };
}
