import { counterFields } from '@tollkeeper/openrouter';
import { z } from 'zod';

import { fieldOf, isJsonObject } from './json-value.ts';
import type { Mismatch } from './unusable-value.ts';

/** What OpenRouter answered at one instant, checked as far as it is used. */
export type RecordedAnswers = z.infer<ReturnType<typeof recordSchema>>;
export type KeyAnswer = NonNullable<RecordedAnswers['key']>;
export type CreditsAnswer = NonNullable<RecordedAnswers['credits']>;

export type ParsedAnswers =
  | { readonly kind: 'answers'; readonly answers: RecordedAnswers }
  | { readonly kind: 'mismatch'; readonly mismatch: Mismatch };

/** Checks one record; fields that are not known are let through, as OpenRouter adds some without notice. */
export function parseRecordedAnswers(record: unknown): ParsedAnswers {
  const { data, error } = SCHEMA.safeParse(record);
  if (data !== undefined) return { kind: 'answers', answers: data };
  const [mismatch = { path: [], message: RECORD }] = error.issues;
  return { kind: 'mismatch', mismatch };
}

function recordSchema() {
  const at = z.iso.datetime({ offset: true, error: INSTANT });
  const key = z.preprocess(unwrapped, keySchema());
  const credits = z.preprocess(markedAnswer, creditsSchema());
  return z
    .object({ at, key: key.nullish(), credits: credits.nullish() }, { error: RECORD })
    .refine((record) => record.key != null || record.credits != null, { error: RECORD });
}

function keySchema() {
  const text = z.string({ error: 'a text' }).nullish();
  return z
    .object(
      {
        error: z
          .undefined({ error: 'counters instead of an error; leave "key" out of this record' })
          .optional(),
        hash: text,
        name: text,
        label: text,
        ...counterFields(),
        limit_reset: z.enum(['daily', 'weekly', 'monthly'], { error: RESET }).nullish(),
        is_management_key: z.boolean({ error: 'true or false' }).nullish(),
      },
      { error: 'the body of GET /api/v1/key, or one item of /api/v1/keys' },
    )
    .refine(({ hash, label }) => Boolean(hash || label), {
      path: ['label'],
      error: 'the label or hash that tells this key from others',
    });
}

function creditsSchema() {
  const total = z.number({ error: SPENT }).nonnegative({ error: SPENT });
  const problem = z.object({
    code: z.union([z.number(), z.string()]).nullish(),
    message: z.string().nullish(),
  });
  return z.discriminatedUnion(
    'answer',
    [
      z.object({ answer: z.literal('counters'), total_credits: total, total_usage: total }),
      z.object({ answer: z.literal('error'), error: problem }),
    ],
    { error: 'the body of GET /api/v1/credits' },
  );
}

/** OpenRouter wraps its answers in `data`; recorders often take that off. */
function unwrapped(body: unknown): unknown {
  const data = fieldOf(body, 'data');
  return isJsonObject(data) ? data : body;
}

/** An error is an answer that an ordinary key gets to /credits, so it is recorded like any other. */
function markedAnswer(body: unknown): unknown {
  const answer = unwrapped(body);
  if (!isJsonObject(answer)) return answer;
  return { ...answer, answer: isJsonObject(fieldOf(answer, 'error')) ? 'error' : 'counters' };
}

const RECORD = 'an object with "at" and with "key", "credits" or both';
const INSTANT = 'an instant with its zone, such as "2026-11-20T09:15:00Z"';
const SPENT = 'dollars as a number that is not negative, such as 12.5';
const RESET = '"daily", "weekly", "monthly" or null';

/** Built once, after the texts that it holds. */
const SCHEMA = recordSchema();
