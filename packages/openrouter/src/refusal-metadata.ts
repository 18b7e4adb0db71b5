import type { RefusalMetadata } from '@tollkeeper/engine';

import type { LooseObject, LooseValue } from './loose-json.ts';

/** Reads `error.metadata`; `rest` is what follows a `raw` that is broken JSON. */
export function refusalMetadata(wire: LooseObject, headers: Headers, rest = ''): RefusalMetadata {
  const raw = rawText(wire['raw'], rest);
  return present({
    limitSource: textOf(wire['limit_source']),
    reason: textOf(wire['reason']),
    raw,
    providerName: textOf(wire['provider_name']),
    providerCode: textOf(wire['provider_code']) ?? textOf(wire['provider_error_code']),
    isByok: typeof wire['is_byok'] === 'boolean' ? wire['is_byok'] : undefined,
    failedRoutingStep: textOf(wire['failed_routing_step']),
    flagged: listOf(wire['reasons']),
    patterns: listOf(wire['patterns']),
    scope: textOf(wire['scope']) ?? textOf(wire['reset_interval']),
    limitUsd: amountOf(wire['limit_usd']),
    spendUsd: amountOf(wire['spend_usd']),
    resetsAt: dateOf(wire['resets_at']),
    rateLimit: numberOf(headers['x-ratelimit-limit']),
    rateLimitReset: dateOf(numberOf(headers['x-ratelimit-reset'])),
  });
}

/** Headers by their names in small letters. */
export type Headers = Readonly<Record<string, string>>;

/** Joins headers as they came with those that the body repeats in `metadata.headers`. */
export function headersOf(came: Headers, wire: LooseValue | undefined): Headers {
  const repeated =
    typeof wire === 'object' && wire !== null && !Array.isArray(wire) ? Object.entries(wire) : [];
  return Object.fromEntries(
    [...repeated, ...Object.entries(came)].flatMap(([name, value]) =>
      typeof value === 'object' ? [] : [[name.toLowerCase(), String(value)]],
    ),
  );
}

/** The wire has `null` for what is not there; here it is left out. */
function present(
  fields: { readonly [Name in keyof RefusalMetadata]: RefusalMetadata[Name] | undefined },
): RefusalMetadata {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function rawText(raw: LooseValue | undefined, rest: string): string | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined;
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw);
  return `${text}${rest}`.replace(/\s+/g, ' ').slice(0, LONGEST_RAW);
}

function textOf(value: LooseValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An object of a stranger need not know how to become a text. */
function plainOf(value: LooseValue | undefined): string {
  return typeof value === 'object' ? '' : String(value);
}

/** A moderation without reasons would be an empty list, which says nothing. */
function listOf(value: LooseValue | undefined): readonly string[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value.slice(0, 10).map(plainOf) : undefined;
}

function amountOf(value: LooseValue | undefined): string | undefined {
  const text = plainOf(value);
  return /^\d{1,12}(?:\.\d{1,12})?$/.test(text) ? text : undefined;
}

function numberOf(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** `resets_at` is ISO; `X-RateLimit-Reset` counts milliseconds, and seconds where a gateway made it so. */
function dateOf(value: LooseValue | undefined): Date | undefined {
  const milliseconds =
    typeof value === 'number'
      ? value < 1e11
        ? value * 1_000
        : value
      : typeof value === 'string'
        ? Date.parse(value)
        : Number.NaN;
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds);
}

const LONGEST_RAW = 1_000;
