import { type Field, isField, WORKLOAD_KINDS } from '@tollkeeper/engine';
import { type Ratio, ratio } from '@tollkeeper/pricing';
import { z } from 'zod';

import { CHOICE_NAMES } from '../understand/choice.ts';
import { type FactName, OTHER_FACTS } from '../understand/fact.ts';
import { MENTIONS } from '../understand/mention.ts';
import type { Conversation } from './conversation.ts';
import { isMissingChoice, type Missing } from './missing.ts';

/** Writes a conversation as text for a store; what somebody pasted was masked before it was read. */
export function conversationText({ brief, asked, offered, unclear, purpose }: Conversation): string {
  const { facts, choices, ...rest } = brief;
  const stored = {
    ...rest,
    facts: [...facts.values()],
    choices: [...choices],
    asked,
    offered,
    unclear,
    purpose,
  };
  return JSON.stringify(stored, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}

/** Reads what `conversationText` wrote; `undefined` for anything else, such as a text of another version. */
export function conversationFrom(text: string): Conversation | undefined {
  const parsed = STORED.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const { facts, choices, asked, offered, workdays, kind, model, language, mentions, unclear, purpose } =
    parsed.data;
  return {
    brief: {
      facts: new Map(facts.map((fact) => [fact.name, fact])),
      choices: new Map(choices),
      workdays,
      ...(kind === undefined ? {} : { kind }),
      ...(model === undefined ? {} : { model }),
      ...(language === undefined ? {} : { language }),
      ...(mentions === undefined ? {} : { mentions }),
    },
    asked,
    offered,
    ...(unclear === undefined ? {} : { unclear }),
    ...(purpose === undefined ? {} : { purpose }),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const RATIO = z
  .object({ numerator: z.string().regex(/^-?\d{1,400}$/), denominator: z.string().regex(/^[1-9]\d{0,400}$/) })
  .transform(({ numerator, denominator }): Ratio => ratio(BigInt(numerator), BigInt(denominator)));

const NAME = z.custom<FactName>(
  (name) => typeof name === 'string' && (isField(name) || OTHER_FACTS.some((other) => other === name)),
);

const FACT = z
  .object({
    name: NAME,
    value: RATIO,
    range: z.object({ low: RATIO, high: RATIO }).optional(),
    words: z.string(),
    note: z.string().optional(),
  })
  .transform(({ range, note, ...fact }) => ({
    ...fact,
    ...(range === undefined ? {} : { range }),
    ...(note === undefined ? {} : { note }),
  }));

const MISSING = z.custom<Missing>(
  (missing) =>
    typeof missing === 'string' &&
    (missing === 'model' || isField(missing) || isMissingChoice(missing as Missing)),
);

const MODEL = z.object({ id: z.string(), words: z.string() });

const PURPOSE = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('comparison'), models: z.array(MODEL), unclear: z.array(z.string()) }),
  z.object({
    kind: z.literal('budget'),
    wanted: z.custom<Field>((name) => typeof name === 'string' && isField(name)),
  }),
  z.object({ kind: z.literal('price') }),
]);

const STORED = z.object({
  facts: z.array(FACT),
  choices: z.array(z.tuple([z.enum(CHOICE_NAMES), z.string()])),
  workdays: z.boolean(),
  kind: z.enum(WORKLOAD_KINDS).optional(),
  model: MODEL.optional(),
  language: z.string().optional(),
  mentions: z.array(z.enum(MENTIONS)).optional(),
  asked: z.array(MISSING),
  offered: z.array(z.string()),
  unclear: z.string().optional(),
  purpose: PURPOSE.optional(),
});
