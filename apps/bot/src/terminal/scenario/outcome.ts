import type { Card } from '@tollkeeper/cards';
import type { Cell } from '@tollkeeper/cards/csv';

/** What a command on scenario files came to. */
export type Outcome =
  /** Each form is made only when it is asked for. */
  | {
      readonly kind: 'answer';
      readonly json: () => Record<string, unknown>;
      readonly card?: () => Card;
      readonly table?: () => Table;
      /** A scenario file. */
      readonly yaml?: () => string;
      /** What does not belong to the answer and is said beside it. */
      readonly notes?: readonly string[];
    }
  /** Says why there is no answer, all reasons at once. */
  | Refused;

export type Refused = { readonly kind: 'refused'; readonly texts: readonly string[] };

/** Rows for a spreadsheet, and the names of their columns. */
export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

export function refused(...texts: readonly string[]): Refused {
  return { kind: 'refused', texts };
}

/** Lists what is wrong below a sentence that introduces it. */
export function refusedBecause(sentence: string, reasons: readonly string[]): Refused {
  return refused([sentence, ...new Set(reasons)].join('\n  '));
}
