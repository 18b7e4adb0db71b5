import type { Card } from '@tollkeeper/cards';
import { type Basis, catalogOf, type Estimate, exactJson, parseExactJson } from '@tollkeeper/engine';

/** What a saved plan keeps beside its name, month and amount. */
export type PlanState = {
  readonly card: Card;
  /** As `conversationText` writes it. */
  readonly conversation: string;
  /** Names or hashes of the keys that it is for; missing where it is for the account. */
  readonly keys?: readonly string[];
  /** As `basisText` writes it: from this the estimate can be made again. */
  readonly basis?: string;
};

/** Writes what is kept as text for a store. */
export function planStateText(state: PlanState): string {
  return JSON.stringify({ version: VERSION, ...state });
}

/** Reads what `planStateText` wrote, or nothing where another version of the program wrote it. */
export function planStateOf(text: string): PlanState | undefined {
  try {
    const { version, ...state } = JSON.parse(text) as PlanState & { readonly version?: unknown };
    return version === VERSION ? state : undefined;
  } catch {
    return undefined;
  }
}

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

/** To be raised whenever what is kept changes its meaning. */
const VERSION = 1;
