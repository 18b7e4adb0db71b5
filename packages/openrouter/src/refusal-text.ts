import type { Refusal, RefusalShape } from '@tollkeeper/engine';

import { isAnswer } from './answer-in-text.ts';
import { type ErrorFields, findErrorIn } from './error-in.ts';
import { errorsInText } from './errors-in-text.ts';
import { redacted } from './redacted.ts';
import { type Headers, headersOf, refusalMetadata } from './refusal-metadata.ts';
import { statusInText } from './status-in-text.ts';

/** What came beside the text, where it is known. */
export type BesideText = {
  /** The HTTP status; 200 means that the error came within an answer that had begun. */
  readonly status?: number;
  readonly headers?: Headers;
};

/**
 * Unwraps a refused call from any text: a body, an SDK's exception, a gateway's answer, chunks of a stream, a
 * web page, or a sentence that quotes one of them. Keys, account ids and addresses are masked first.
 * Of several errors it is the last, with those `before` it.
 */
export function refusalFrom(text: string, beside: BesideText = {}): Refusal {
  const clean = redacted(plain(text.slice(0, LONGEST)));
  if (isAnswer(clean)) return { message: '', metadata: {}, shape: 'answer', text: clean.trim() };
  const errors = errorsInText(clean).map((piece) => ({ ...refusalIn(piece, beside), text: clean.trim() }));
  const last = errors.at(-1) as Refusal;
  return errors.length === 1 ? last : { ...last, before: errors.slice(0, -1) };
}

/** Unwraps the one error of a text. */
function refusalIn(clean: string, beside: BesideText): Refusal {
  const found = findError(clean);
  const headers = headersOf(beside.headers ?? {}, found?.error.metadata['headers']);
  const metadata = { ...namedFields(clean), ...(found?.error.metadata ?? {}) };
  const status = errorStatus(beside.status) ?? found?.error.status ?? statusInText(found?.around ?? clean);
  const { code, type, errorType } = found?.error ?? {};
  const availability = found?.error.availability['code'];
  const retryAfter = retryAfterOf(headers, found?.error, clean);
  return {
    ...(status !== undefined && { status }),
    ...(code !== undefined && { code }),
    message: oneLine(found?.error.message ?? quotedIn(clean) ?? clean),
    ...(type !== undefined && { type }),
    ...(errorType !== undefined && { errorType }),
    ...(typeof availability === 'string' && { availability }),
    metadata: refusalMetadata(metadata, headers, found?.error.rest),
    shape: beside.status === 200 && found !== undefined ? 'stream' : shapeOf(found, clean),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(asksForPayment(headers, clean) && { asksForPayment: true }),
    text: clean.trim(),
  };
}

/** The longest sentence in quotes, which is the error where somebody asks about it in words of their own. */
function quotedIn(text: string): string | undefined {
  const quoted = [...text.matchAll(QUOTED)].flatMap(([, inner = '']) =>
    ABOUT_CALLS.test(inner) ? [inner] : [],
  );
  return quoted.toSorted((a, b) => b.length - a.length)[0];
}

/** Whether an error stands in the text as data, not only as words. */
export function holdsError(text: string): boolean {
  return findError(plain(text.slice(0, LONGEST))) !== undefined;
}

type FoundError = {
  readonly error: ErrorFields;
  readonly inStream: boolean;
  /** The text without the object: there an SDK writes the status. */
  readonly around: string;
};

function findError(text: string): FoundError | undefined {
  const found = findErrorIn(text);
  if (found === undefined) return undefined;
  const { error, before, after } = found;
  const inStream = error.inStream || /\bdata:\s*$/.test(before.slice(-20)) || MID_STREAM.test(before);
  return { error, inStream, around: `${before} ${after}` };
}

function shapeOf(found: FoundError | undefined, text: string): RefusalShape {
  if (found === undefined) return PAGE.test(text) ? 'page' : MID_STREAM.test(text) ? 'stream' : 'words';
  if (found.error.name === 'ZodError') return 'validation';
  if (PAGE.test(found.error.message)) return 'page';
  return found.inStream ? 'stream' : 'error';
}

/** Fields that a log writes as `limit_source=…`, or that stand behind the fault of a broken object. */
function namedFields(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    NAMED.flatMap(([name, pattern]) => {
      const value = pattern.exec(text)?.[1];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function retryAfterOf(headers: Headers, error: ErrorFields | undefined, text: string): number | undefined {
  const told =
    headers['retry-after'] ??
    error?.metadata['retry_after_seconds'] ??
    error?.availability['retry_after'] ??
    RETRY_AFTER.exec(text)?.[1];
  const seconds = typeof told === 'string' || typeof told === 'number' ? Number(told) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 && seconds <= LONGEST_WAIT ? Math.ceil(seconds) : undefined;
}

function asksForPayment(headers: Headers, text: string): boolean {
  return /^payment\b/i.test(headers['www-authenticate'] ?? '') || PAYMENT.test(text);
}

function errorStatus(status: number | undefined): number | undefined {
  return status !== undefined && status >= 400 ? status : undefined;
}

/** Undoes what a chat, a mail, a terminal or a word processor does to a text. */
function plain(text: string): string {
  return text
    .replace(COLOUR, '')
    .replace(LINE_MARK, '')
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/&(quot|#34|#39|#x27|apos|lt|gt|amp);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The longest text that is read; an error stands in the beginning. */
const LONGEST = 20_000;
const LONGEST_WAIT = 31 * 86_400;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for.
const COLOUR = /\u001b\[[\d;]{0,12}m/g;

/** Quoting and boxes; a number behind the mark belongs to "64128 > 6964". */
const LINE_MARK = /^[ \t]{0,8}[>│┃▌]{1,3} (?!\d)|[ \t]{0,80}[│┃]$/gm;

const MID_STREAM = /\bmid-?\s?stream\b/i;

/** A page itself, or a client that met the `<` with which it begins. */
const PAGE = /<!doctype html|<html\b|<head>|<title>|invalid character '<'|unexpected token '?</i;

const NAMED: readonly (readonly [string, RegExp])[] = [
  ['limit_source', /\blimit_source["']?\s{0,3}[:=]\s{0,3}["']?(\w{1,60})/],
  ['reason', /\breason["']?\s{0,3}[:=]\s{0,3}["']?(weight_exceeds_budget|in_flight_budget_exhausted)\b/],
  ['failed_routing_step', /\bfailed_routing_step["']?\s{0,3}[:=]{1,3}\s{0,3}["']([^"']{1,60})/],
  ['provider_name', /\bprovider_name["']?\s{0,3}[:=]\s{0,3}["'](\w[^"']{0,40})["']/],
];

const RETRY_AFTER = /\bretry[- ]after["']?\s{0,2}[:=]?\s{0,2}["']?(\d{1,6})(?!\d)(?:["',\s}]|s\b|$)/i;
const PAYMENT = /\bwww-authenticate["']?\s{0,3}[:=]\s{0,3}["']?payment\b|\/credits\/purchases\b/i;

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#39': "'",
  '#x27': "'",
  apos: "'",
  lt: '<',
  gt: '>',
  amp: '&',
};

/** A sentence, not a word that is quoted inside an error. */
const QUOTED = /["`“]([^"`“”\n]{40,2000})["`”]/g;
const ABOUT_CALLS =
  /credit|limit|endpoint|\bkey\b|model|provider|\brate\b|token|policy|region|moderation|unauthori[sz]ed|timeout/i;
