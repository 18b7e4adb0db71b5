import { OPENROUTER_URL } from '@tollkeeper/openrouter';
import { z } from 'zod';

import { isLoopback, isSafeUrl } from './safe-url.ts';

/** How messages are read with a language model; the key is a function, so that no print of it shows the key. */
export type ReaderConfig = {
  readonly model: string;
  readonly baseUrl: string;
  readonly apiKey: () => string;
  /** How many messages may be read on a UTC day, one person's and everybody's. */
  readonly limits: { readonly perPerson: number; readonly inTotal: number };
  /** For one whole reading, its repair included. */
  readonly timeoutMs: number;
};

export type ConfiguredReader =
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly config: ReaderConfig }
  /** One sentence for each variable that cannot be used. */
  | { readonly kind: 'mistaken'; readonly mistakes: readonly string[] };

/** Reads the configuration from the environment; without a model the reader is off. */
export function configuredReader(
  environment: Readonly<Record<string, string | undefined>>,
): ConfiguredReader {
  const stated = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || value.trim() === '' ? [] : [[name, value.trim()]],
    ),
  );
  if (stated['TOLLKEEPER_READER_MODEL'] === undefined) return { kind: 'off' };
  const parsed = ENVIRONMENT.safeParse(stated);
  if (!parsed.success)
    return { kind: 'mistaken', mistakes: parsed.error.issues.map(({ message }) => message) };
  const { data } = parsed;
  const apiKey = keyFor(data) ?? '';
  return {
    kind: 'on',
    config: {
      model: data.TOLLKEEPER_READER_MODEL,
      baseUrl: data.TOLLKEEPER_READER_BASE_URL,
      apiKey: () => apiKey,
      limits: {
        perPerson: data.TOLLKEEPER_READER_DAILY_PER_PERSON,
        inTotal: data.TOLLKEEPER_READER_DAILY_TOTAL,
      },
      timeoutMs: data.TOLLKEEPER_READER_TIMEOUT_MS,
    },
  };
}

type Keys = {
  readonly TOLLKEEPER_READER_BASE_URL: string;
  readonly TOLLKEEPER_READER_API_KEY?: string | undefined;
  readonly OPENROUTER_API_KEY?: string | undefined;
};

/** OpenRouter's key goes to OpenRouter or stays on this machine; any other endpoint has a key of its own. */
function keyFor(stated: Keys): string | undefined {
  const { hostname } = new URL(stated.TOLLKEEPER_READER_BASE_URL);
  const trusted = hostname === new URL(OPENROUTER_URL).hostname || isLoopback(hostname);
  return stated.TOLLKEEPER_READER_API_KEY ?? (trusted ? stated.OPENROUTER_API_KEY : undefined);
}

type Bounds = { readonly standard: number; readonly least: number; readonly most: number };

function wholeNumber(name: string, { standard, least, most }: Bounds) {
  const error = `${name} must be a whole number from ${least} to ${most}, such as ${standard}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error })
    .default(standard);
}

function key(name: string) {
  // A key that cannot stand in a header would be quoted by the error that says so.
  return z
    .string()
    .regex(/^[\x21-\x7e]+$/, { error: `${name} holds characters that no key has; copy it again.` })
    .optional();
}

const ENVIRONMENT = z
  .object({
    TOLLKEEPER_READER_MODEL: z.string().regex(/^[\w.:/@~-]{1,200}$/, {
      error: 'TOLLKEEPER_READER_MODEL must be the id of a model, such as google/gemini-3.5-flash-lite.',
    }),
    TOLLKEEPER_READER_BASE_URL: z
      .string()
      .refine(isSafeUrl, {
        error: `TOLLKEEPER_READER_BASE_URL must be an https address without a query, such as ${OPENROUTER_URL}; http is for this machine only.`,
      })
      .default(OPENROUTER_URL),
    TOLLKEEPER_READER_API_KEY: key('TOLLKEEPER_READER_API_KEY'),
    OPENROUTER_API_KEY: key('OPENROUTER_API_KEY'),
    TOLLKEEPER_READER_DAILY_PER_PERSON: wholeNumber('TOLLKEEPER_READER_DAILY_PER_PERSON', {
      standard: 20,
      least: 0,
      most: 1_000_000,
    }),
    TOLLKEEPER_READER_DAILY_TOTAL: wholeNumber('TOLLKEEPER_READER_DAILY_TOTAL', {
      standard: 200,
      least: 0,
      most: 1_000_000,
    }),
    TOLLKEEPER_READER_TIMEOUT_MS: wholeNumber('TOLLKEEPER_READER_TIMEOUT_MS', {
      standard: 8_000,
      least: 100,
      most: 120_000,
    }),
  })
  .check(
    z.superRefine((stated, context) => {
      if (!isSafeUrl(stated.TOLLKEEPER_READER_BASE_URL) || keyFor(stated) !== undefined) return;
      const foreign = stated.OPENROUTER_API_KEY !== undefined;
      const why = foreign
        ? 'OPENROUTER_API_KEY is not sent to another endpoint: set TOLLKEEPER_READER_API_KEY to its own key.'
        : 'TOLLKEEPER_READER_MODEL is set without a key: set OPENROUTER_API_KEY or TOLLKEEPER_READER_API_KEY.';
      context.addIssue({ code: 'custom', message: why });
    }),
  );
