import { routeOf } from '@tollkeeper/pricing';

/** A stretch of letters, digits and what joins them inside an id, with its place in the message. */
export type Run = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** `id`: a maker and a name, known or not. `address`: part of a link or of a dotted name of a program. */
  readonly form: 'plain' | 'id' | 'address';
};

/** The ids of a catalog in lower case, and their makers. */
export type KnownIds = { readonly ids: ReadonlySet<string>; readonly makers: ReadonlySet<string> };

/** Takes a message apart into runs, in time that grows with its length; `known` are the ids of the catalog. */
export function runsOf(text: string, known: KnownIds): readonly Run[] {
  const runs: Run[] = [];
  let linkEnd = 0;
  for (const { 0: found, index: start } of text.matchAll(RUN)) {
    const isGenitive = found === 's' && /['’]/.test(text[start - 1] ?? '');
    if (start < linkEnd || found.length > LONGEST_RUN || isGenitive) continue;
    const run: Run = { text: dashed(found), start, end: start + found.length, form: 'plain' };
    const isLink = text.startsWith('://', start - 3);
    if (isLink) linkEnd = nextSpace(text, run.end);
    if (isLink || HOST.test(run.text)) runs.push(...idInAddress(run));
    else runs.push(...piecesOf(run, known));
  }
  return runs;
}

/** Of a link only the page of a model counts: `openrouter.ai/openai/gpt-5`. */
function idInAddress(run: Run): readonly Run[] {
  if (!run.text.startsWith(PAGES)) return [];
  return [{ ...part(run, PAGES.length, run.text.length), form: 'address' }];
}

function piecesOf(run: Run, known: KnownIds): readonly Run[] {
  if (!/[/:@]/.test(run.text)) return [withoutTail(run)];
  if (isId(run.text, known)) return [{ ...run, form: 'id' }];
  const routed = run.text.indexOf('/') + 1;
  // Gateways put their own name before an id: openrouter/openai/gpt-5.
  if (routed > 0 && isId(run.text.slice(routed), known))
    return [{ ...part(run, routed, run.text.length), form: 'id' }];
  return [...run.text.matchAll(PIECE)].flatMap(({ 0: found, index }) => {
    const piece = part(run, index, index + found.length);
    const isRouted = !found.includes(':') || routeOf(found.toLowerCase()).unknown.length === 0;
    return isRouted ? [withoutTail(piece)] : splitAtColon(piece);
  });
}

function splitAtColon(run: Run): readonly Run[] {
  // An Amazon id ends in its revision, nova-pro-v1:0.
  if (/v\d:0$/.test(run.text)) return [run];
  return [...run.text.matchAll(/[^:]+/g)].map(({ 0: found, index }) =>
    withoutTail(part(run, index, index + found.length)),
  );
}

/** "GPT-5-mini-Anfragen" and "sonnet-4.6-based" are names with a word of the sentence at them. */
function withoutTail(run: Run): Run {
  const tail = TAIL.exec(run.text);
  return tail === null ? run : part(run, 0, tail.index);
}

function isId(text: string, { ids, makers }: KnownIds): boolean {
  if (ids.has(text.toLowerCase())) return true;
  if (!ID.test(text) || FILE.test(text)) return false;
  const maker = text.slice(0, text.indexOf('/')).replace('~', '').toLowerCase();
  return makers.has(maker) || (!/\d/.test(maker) && !NO_MAKER.test(maker));
}

function part(run: Run, from: number, to: number): Run {
  return { ...run, text: run.text.slice(from, to), start: run.start + from, end: run.start + to };
}

/** Some keyboards and documents put other hyphens into names. */
function dashed(text: string): string {
  return text.replace(/[\u2010\u2011]/g, '-');
}

function nextSpace(text: string, from: number): number {
  const space = text.slice(from).search(/\s/);
  return space < 0 ? text.length : from + space;
}

/** Latin letters of any language, so that "modèle" is one word; a plus at the end as in "Pro+". */
const RUN =
  /~?[\p{Script=Latin}\d](?:[\p{Script=Latin}\d]|[-\u2010\u2011._:/@](?=[\p{Script=Latin}\d]))*(?:(?<=[a-z])\+(?![\w+]))?/giu;
const LONGEST_RUN = 120;

/** `github.com/a/b`, `openai.APIStatusError`; not `amazon.nova-pro-v1:0` and not `flux.2`. */
const HOST = /^[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}(?:[/:]|$)/i;

const PAGES = 'openrouter.ai/';

/** A name and, where it has one, a release date as Google writes it: `claude-sonnet-4@20250514`. */
const PIECE = /[^/@]+(?:@20\d{6}(?!\d))?/g;

const TAIL =
  /-(?:based|powered|like|style|level|class|calls?|requests?|models?|bots?|tokens?|anfragen?|aufrufe?|modelle?|preise?|kosten|basiert)$/i;

/** An id as catalogs write it, known or not: `acme/brand-new-1`; "requests/day" has no digit and no dash. */
const ID = /^~?[a-z][\w.-]*\/[a-z][\w.:-]*[-\d][\w.:-]*$/i;
const FILE = /\.(?:pdf|csv|tsv|xlsx?|docx?|md|txt|json|ya?ml|tsx?|jsx?|py|png|jpe?g|mp[34]|html?|sql)$/i;

/** What is written before a slash and makes nothing: amounts, and names of models. */
const NO_MAKER =
  /^(?:req|request|call|msg|message|token|tok|user|person|seat|image|picture|clip|video|task|ticket|run|usd|mtok|in|input|out|output|and|day|week|month|year|min|minute|hour|sec|second|claude|sonnet|opus|haiku|gpt|gemini)s?$/;
