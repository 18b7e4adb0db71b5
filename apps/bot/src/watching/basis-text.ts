import { type Basis, catalogOf, type Estimate } from '@tollkeeper/engine';
import { exactJson, parseExactJson } from '@tollkeeper/engine/guarding';

/** Writes what an estimate rests on: the scenario, and the rates of its models as they are. */
export function basisText({ scenario, cards, snapshot, madeOn }: Estimate): string {
  const rates = cards.map((card) => ({ ...card, disagreements: [] }));
  return exactJson({ scenario, cards: rates, snapshot, madeOn } satisfies Kept);
}

/** Reads what `basisText` wrote, or nothing where that is not to be read any more. */
export function basisIn(text: string): Basis | undefined {
  try {
    const { scenario, cards, snapshot, madeOn } = parseExactJson(text) as Kept;
    return { scenario, catalog: catalogOf({ cards, snapshot }), today: madeOn };
  } catch {
    return undefined;
  }
}

type Kept = Pick<Estimate, 'scenario' | 'cards' | 'snapshot' | 'madeOn'>;
