import { type PricedModels, pricedModels } from '../priced-models.ts';
import { parseRatio, type Ratio } from '../ratio.ts';
import { openSnapshot, type SnapshotFile } from '../snapshot.ts';

import { parseSnapshot } from './live-snapshot.ts';
import { parseOpenRouterModels } from './openrouter-models.ts';

/** What a file of prices holds, or what is wrong with it; `problem` completes the sentence "the file …". */
export type PriceFile =
  | {
      readonly kind: 'read';
      readonly models: PricedModels;
      /** The day of its prices; absent where the file does not say it. */
      readonly asOf?: string;
      /** The newest model in it was listed on this day, so the file is not older. */
      readonly notBefore?: string;
    }
  | { readonly kind: 'refused'; readonly problem: string };

/** Reads the text of a snapshot file of ours or of a saved answer of OpenRouter's `/api/v1/models`. */
export function parsePriceFile(text: string): PriceFile {
  let body: unknown;
  try {
    body = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { kind: 'refused', problem: jsonProblem(text, error) };
  }
  if (isRecord(body) && 'data' in body) return readModels(body);
  if (isRecord(body) && 'models' in body && 'sources' in body) return readSnapshot(body);
  return {
    kind: 'refused',
    problem: `is JSON, but neither a snapshot of Tollkeeper ("models", "sources") nor an answer of OpenRouter's /api/v1/models ("data"): ${contentOf(body)}`,
  };
}

function readSnapshot(body: Record<string, unknown>): PriceFile {
  const file = parseSnapshot(body);
  if (file === undefined) return { kind: 'refused', problem: `is no usable snapshot: ${rowProblem(body)}` };
  return { kind: 'read', models: pricedModels(openSnapshot(file)), asOf: file.asOf };
}

function readModels(body: Record<string, unknown>): PriceFile {
  const parsed = parseOpenRouterModels(body, 'unknown');
  if (parsed.kind === 'refused') return { kind: 'refused', problem: `cannot be used: ${parsed.reason}` };
  const unread = parsed.findings
    .filter(({ kind }) => kind === 'refused' || kind === 'router')
    .map(({ model }) => model);
  const notBefore = newestDay(body['data']);
  return {
    kind: 'read',
    models: {
      rates: new Map([...parsed.models].map(([id, { claims }]) => [id, claims])),
      unread: new Set(unread),
      written: writtenAmounts(body['data']),
    },
    ...(notBefore === undefined ? {} : { notBefore }),
  };
}

/** Every amount of the answer as it was published, by model, key and place: `a/b prompt`, `a/b overrides.0.prompt`. */
function writtenAmounts(data: unknown): ReadonlyMap<string, Ratio> {
  const written = new Map<string, Ratio>();
  const walk = (place: string, value: unknown): void => {
    const amount = typeof value === 'string' ? parseRatio(value) : undefined;
    if (amount !== undefined) written.set(place, amount);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) walk(`${place}.${key}`, inner);
  };
  for (const model of Array.isArray(data) ? data : []) {
    if (isRecord(model)) walk(String(model['id']), model['pricing']);
  }
  return written;
}

function newestDay(data: unknown): string | undefined {
  const created = (Array.isArray(data) ? data : []).flatMap((model: unknown) =>
    isRecord(model) && Number.isInteger(model['created']) ? [Number(model['created'])] : [],
  );
  const newest = created.reduce((latest, each) => Math.max(latest, each), 0);
  if (newest <= 0 || newest > LAST_SECOND) return undefined;
  return new Date(newest * 1_000).toISOString().slice(0, 10);
}

function jsonProblem(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (text.trim() === '') return 'is empty';
  const at = Number(/position (\d+)/.exec(message)?.[1] ?? -1);
  const cutOff = /end of JSON|Unterminated/.test(message) || at >= text.trimEnd().length;
  return cutOff
    ? `is cut off: its JSON ends in the middle, after ${text.length.toLocaleString('en-US')} characters`
    : `is no JSON: it begins with ${JSON.stringify(text.slice(0, 20))}`;
}

/** What the first bad row says of itself; a file of another shape has no rows to ask. */
function rowProblem(body: Record<string, unknown>): string {
  try {
    const catalog = openSnapshot(body as unknown as SnapshotFile);
    for (const { id } of catalog.models) catalog.card(id);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('price of ')) return error.message;
  }
  return 'its id, asOf, sources, aliases and models are not all there in the form that `npx pnpm snapshot` writes';
}

function contentOf(body: unknown): string {
  if (Array.isArray(body)) return `it is a list of ${body.length}`;
  return isRecord(body)
    ? `it has ${Object.keys(body).slice(0, 5).join(', ') || 'no fields'}`
    : `it is ${JSON.stringify(body).slice(0, 40)}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const LAST_SECOND = 253_402_300_799;
