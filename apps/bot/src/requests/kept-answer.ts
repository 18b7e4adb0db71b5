import type { Card } from '@tollkeeper/cards';
import type { Total } from '@tollkeeper/engine';
import { z } from 'zod';

/** An answer with everything that its buttons need, as it was when it was made: prices may change meanwhile. */
export type KeptAnswer = {
  /** Whose it is: nobody elsewhere can use it. */
  readonly workspace: string;
  /** What was asked, with secrets masked. */
  readonly question: string;
  /** Without its buttons. */
  readonly card: Card;
  readonly buttons: readonly { readonly verb: string; readonly label: string }[];
  /** What was said before its follow-ups, as `conversationText` writes it. */
  readonly conversation: string;
  readonly csv?: { readonly name: string; readonly content: string };
  /** The amount to be saved as a plan. */
  readonly planned?: Total;
  /** What an estimate rests on, as `basisText` writes it. */
  readonly basis?: string;
  /** The order in which its form was shown before, by keys, so that no page of it moves. */
  readonly fieldOrder?: readonly string[];
};

/** What was written into a form that was not taken. */
export type KeptDraft = {
  /** The id of the answer that the form is about. */
  readonly about: string;
  readonly values: Readonly<Record<string, string>>;
};

/** An answer or a draft, as it is kept under an id. */
export type Kept =
  | { readonly kind: 'answer'; readonly answer: KeptAnswer }
  | { readonly kind: 'draft'; readonly draft: KeptDraft };

/** Writes what is kept as text for a store. */
export function keptText(kept: Kept): string {
  return JSON.stringify({ version: VERSION, ...kept }, (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

/** Reads what `keptText` wrote; `undefined` for anything else, such as a text of another version. */
export function keptFrom(text: string): Kept | undefined {
  try {
    const parsed = KEPT.safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data as Kept) : undefined;
  } catch {
    return undefined;
  }
}

/** To be raised whenever what is kept changes its meaning. */
const VERSION = 1;

const MONEY = z
  .string()
  .regex(/^-?\d{1,40}$/)
  .transform(BigInt);

/** The sections were written by this version, whose own they are. */
const CARD = z.object({ title: z.string(), answer: z.string(), sections: z.array(z.unknown()) });

const ANSWER = z.object({
  workspace: z.string(),
  question: z.string(),
  card: CARD,
  buttons: z.array(z.object({ verb: z.string(), label: z.string() })),
  conversation: z.string(),
  csv: z.object({ name: z.string(), content: z.string() }).optional(),
  planned: z.object({ kind: z.enum(['exact', 'at-least']), money: MONEY }).optional(),
  basis: z.string().optional(),
  fieldOrder: z.array(z.string()).optional(),
});

const DRAFT = z.object({ about: z.string(), values: z.record(z.string(), z.string()) });

const KEPT = z.discriminatedUnion('kind', [
  z.object({ version: z.literal(VERSION), kind: z.literal('answer'), answer: ANSWER }),
  z.object({ version: z.literal(VERSION), kind: z.literal('draft'), draft: DRAFT }),
]);
