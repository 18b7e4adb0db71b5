import type { Refusal } from '@tollkeeper/engine';
import { refusalFrom, refusalOfError } from '@tollkeeper/openrouter/refusals';
import { maskSecrets } from '@tollkeeper/pricing';
import { z } from 'zod';

/** One refusal as an application saw it, free of secrets. */
export type ReportedRefusal = {
  readonly refusal: Refusal;
  /** As it came; whoever looks it up keeps none of it. */
  readonly key?: string;
  readonly model?: string;
  readonly at?: Date;
  /** How often it came. */
  readonly count: number;
};

export type ParsedReport =
  | { readonly kind: 'report'; readonly refusals: readonly ReportedRefusal[] }
  /** A sentence that names the field and none of its values. */
  | { readonly kind: 'mistaken'; readonly problem: string };

/** Reads one refusal or a list of up to a hundred; errors of OpenAI's SDK may stand in their place as they are. */
export function parseReport(text: string): ParsedReport {
  const value = jsonOf(text);
  if (value === undefined) return { kind: 'mistaken', problem: 'The body must be JSON, in UTF-8.' };
  const isList = Array.isArray(value);
  const list: readonly unknown[] = isList ? value : [value];
  if (list.length === 0 || list.length > MOST)
    return {
      kind: 'mistaken',
      problem: `The list must hold 1 to ${MOST} refusals; send the rest in another call.`,
    };
  const refusals: ReportedRefusal[] = [];
  for (const [index, each] of list.entries()) {
    const parsed = parseOne(each);
    if (typeof parsed === 'string')
      return { kind: 'mistaken', problem: isList ? `refusals[${index}]: ${parsed}` : parsed };
    refusals.push(parsed);
  }
  return { kind: 'report', refusals };
}

function parseOne(value: unknown): ReportedRefusal | string {
  const { data, error } = isThrown(value) ? THROWN.safeParse(value) : REPORTED.safeParse(value);
  if (data === undefined) return problemOf(error);
  const refusal = isThrown(value) ? refusalOfError(value) : refusalOf(data);
  return {
    refusal,
    count: data.count ?? 1,
    ...(data.key !== undefined && { key: data.key }),
    ...(data.model !== undefined && { model: maskSecrets(data.model) }),
    ...(data.at !== undefined && { at: new Date(data.at) }),
  };
}

/** OpenAI's SDK names the request, also where the answer had no field `error`. */
function isThrown(value: unknown): boolean {
  const has = (name: string): boolean => typeof value === 'object' && value !== null && name in value;
  return !has('body') && (has('error') || has('requestID'));
}

function refusalOf({ status, headers, body, message }: z.infer<ReturnType<typeof reportedSchema>>): Refusal {
  const text = body === undefined ? (message ?? '') : typeof body === 'string' ? body : JSON.stringify(body);
  return refusalFrom(text, {
    ...(status !== undefined && { status }),
    ...(headers !== undefined && { headers }),
  });
}

/** `status must be …`: the path, and what is expected there. */
function problemOf({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue === undefined) return 'It cannot be read.';
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return `${[path, maskSecrets(issue.keys[0] ?? '').slice(0, LONGEST_NAME)].filter(Boolean).join('.')} is no field; there are ${FIELDS.join(', ')}.`;
  return `${path === '' ? 'It' : path} must be ${issue.message}.`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function commonFields() {
  return {
    key: z.string({ error: KEY }).min(1, KEY).max(300, KEY).optional(),
    model: z.string({ error: MODEL }).max(200, MODEL).optional(),
    at: z.iso
      .datetime({ offset: true, error: 'an instant with its zone, such as 2026-11-21T12:00:00Z' })
      .optional(),
    count: z.int({ error: COUNT }).min(1, COUNT).max(1_000_000, COUNT).optional(),
  };
}

function reportedSchema() {
  const object = z.record(z.string(), z.unknown(), { error: BODY });
  return z
    .strictObject(
      {
        status: z
          .int({ error: STATUS })
          .refine((status) => status === 200 || (status >= 400 && status <= 599), STATUS)
          .optional(),
        body: z.union([z.string(), object], { error: BODY }).optional(),
        message: z.string({ error: 'the text of the error' }).optional(),
        headers: z.record(z.string(), z.string(), { error: HEADERS }).optional(),
        ...commonFields(),
      },
      {
        error: (issue) => (issue.code === 'invalid_type' ? 'an object with a body or a message' : undefined),
      },
    )
    .refine(({ body, message }) => body !== undefined || message !== undefined, {
      error: 'a refusal with its body, or else its message',
    });
}

/** What an SDK throws has fields of its own beside `error`, in every version others. */
function thrownSchema() {
  return z.looseObject(commonFields());
}

const MOST = 100;
const LONGEST_NAME = 60;
const FIELDS = ['status', 'body', 'message', 'headers', 'key', 'model', 'at', 'count'];
const STATUS = 'the status of the answer, from 400 to 599, or 200 where the error came within a stream';
const BODY = 'the body of the answer, as a text or as an object';
const HEADERS = 'an object of texts';
const KEY = 'the hash, the label or the name of a key, and never the key itself';
const MODEL = 'the id of a model';
const COUNT = 'how often it came: a whole number from 1 to 1,000,000';

/** Built once, after the texts that they hold. */
const REPORTED = reportedSchema();
const THROWN = thrownSchema();
