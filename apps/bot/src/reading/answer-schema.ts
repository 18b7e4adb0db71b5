import { WORKLOAD_KINDS } from '@tollkeeper/engine';
import { z } from 'zod';

import { CHOICE_NAMES } from '../understand/choice.ts';
import { INTENTS } from '../understand/intent.ts';
import { PERIODS } from './period-words.ts';
import { STATED_NAMES } from './stated-name.ts';

/** What the model says about a message, in the form it was asked for; nothing of it is checked against the message. */
export type Answer = z.infer<typeof ANSWER>;

export type AnsweredFact = Answer['facts'][number];
export type AnsweredChoice = Answer['choices'][number];
export type AnsweredAssumption = Answer['assumptions'][number];

/** An answer of the right form, or what is wrong with the form, for whoever wrote it. */
export type ParsedAnswer =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

/** Reads the text of an answer; a fence of Markdown around the JSON is no fault. */
export function parseAnswer(text: string): ParsedAnswer {
  const json = parseJson(FENCED.exec(text.trim())?.[1] ?? text);
  if (json === undefined) return { kind: 'faulty', faults: ['The answer is not JSON, or not all of it.'] };
  const parsed = ANSWER.safeParse(json);
  if (parsed.success) return { kind: 'answer', answer: parsed.data };
  const faults = parsed.error.issues
    .slice(0, MOST_FAULTS)
    .map((issue) => `${place(issue.path)}: ${issue.message}`);
  return { kind: 'faulty', faults };
}

/** The schema as strict structured outputs want it: every property required, no other one allowed. */
export function answerJsonSchema(): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(ANSWER);
  return schema;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function place(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'The answer' : path.map(String).join('.');
}

const FENCED = /^```(?:json)?\s*([\s\S]*?)\s*```$/i;
const MOST_FAULTS = 10;

const name = z.enum(STATED_NAMES as readonly [string, ...string[]]);
const decimal = z.string().nullable();

const ANSWER = z.strictObject({
  intent: z.enum(INTENTS),
  workload: z.enum(WORKLOAD_KINDS as readonly ['text', ...typeof WORKLOAD_KINDS]).nullable(),
  facts: z.array(
    z.strictObject({
      words: z.string(),
      name,
      value: decimal,
      low: decimal,
      high: decimal,
      unit: z.enum(['number', 'percent', 'seconds', 'minutes', 'hours']),
      per: z.enum(PERIODS).nullable(),
      per_user: z.boolean(),
      change: z.enum(['times', 'plus', 'minus']).nullable(),
    }),
  ),
  models: z.array(z.string()),
  choices: z.array(z.strictObject({ words: z.string(), name: z.enum(CHOICE_NAMES), value: z.string() })),
  wanted: name.nullable(),
  assumptions: z.array(z.strictObject({ name, value: z.string() })),
  unclear: z.array(z.string()),
});
