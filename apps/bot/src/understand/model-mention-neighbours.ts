import type { NameSearch } from './model-mention-lookup.ts';
import { isFamily, isPlan, isTier, isTierAtEnd } from './model-mention-words.ts';

/** What the runs say, as names are looked up by it. */
export function readingOf(first: number, last: number, { runs }: NameSearch): string {
  return runs
    .slice(first, last + 1)
    .map(({ read }) => read)
    .join(' ');
}

/** "4.6 sonnet": the version stands first. */
export function isVersionOfNext(at: number, search: NameSearch): boolean {
  const next = search.runs[at + 1];
  return (
    /^\d{1,2}\.\d{1,2}$/.test(search.runs[at]?.read ?? '') &&
    isJoined(at + 1, search) &&
    (next?.words.some(isFamily) ?? false)
  );
}

/** Words and numbers of the sentence that only look like parts of a name. */
export function isOtherWord(at: number, { runs, text }: NameSearch): boolean {
  const [run, before] = [runs[at], runs[at - 1]];
  if (run === undefined || before === undefined) return true;
  const behind = text.slice(run.end, run.end + REACH);
  if (run.read === 'batch' || run.read === 'free') return true;
  if (/^\d/.test(run.read) && /^\s?(?:%|[×*]|percent\b)/.test(behind)) return true;
  // German: "pro Monat" is per month.
  if (run.text === 'pro' && GERMAN_PER.test(behind)) return true;
  // "opus 5 5 calls" is no version 5.5, "kimi k2 5 min" is no k2.5.
  return (
    /^\d{1,2}$/.test(run.read) &&
    /\d$/.test(before.read) &&
    !/^(?:$|\s*[,;.!?()|\n]|\s(?:flash|pro|mini|sonnet|opus|haiku|turbo|master)\b)/i.test(behind)
  );
}

/** The size of an open model: "Qwen 3 235B". */
export function isSizeAt(at: number, search: NameSearch): boolean {
  const run = search.runs[at];
  return (
    run !== undefined &&
    isJoined(at, search) &&
    /^\d{1,3}b$/.test(run.read) &&
    !/^\s(?:in|out|tok|input|output|prompt|req|calls?)/i.test(search.text.slice(run.end, run.end + REACH))
  );
}

/** Whether a version stands here that belongs to the word before: 4.9, v3, and not the 3 of "3 requests". */
export function isVersion(at: number, { runs, text }: NameSearch): boolean {
  const run = runs[at];
  return (
    run !== undefined &&
    text.slice(runs[at - 1]?.end, run.start) === ' ' &&
    /^v?\d{1,2}(?:\.\d{1,2})?$/.test(run.read) &&
    !COUNTED.test(text.slice(run.end, run.end + REACH))
  );
}

/** Whether a word stands here that makes what is before it another product: mini, and max where nothing follows. */
export function isTierAt(at: number, search: NameSearch): boolean {
  const run = search.runs[at];
  if (run === undefined || !isJoined(at, search) || isOtherWord(at, search)) return false;
  const behind = search.text.slice(run.end, run.end + REACH);
  if (run.read === 'codex' && /^\s[a-z]/i.test(behind)) return false;
  if (run.read === 'fast' && /^\s+(?:mode\b|\d)/i.test(behind)) return true;
  return isTier(run.read) || (isTierAtEnd(run.read) && /^\s*(?:$|[,;.!?)|\n])/.test(behind));
}

/** Whether the name of a plan ends here: "ChatGPT Business". */
export function isPlanAt(at: number, search: NameSearch): boolean {
  const [product, tier] = [search.runs[at - 1], search.runs[at]];
  if (product === undefined || tier === undefined || !isJoined(at, search)) return false;
  // "Our Gemini team" is people.
  const isTheirs = /\b(?:the|our|your|their)\s$/i.test(
    search.text.slice(Math.max(0, product.start - 6), product.start),
  );
  return isPlan(product.read, tier.read) && !isTheirs && !isOtherWord(at, search);
}

/** Whether nothing but a space is between this run and the one before, or it is a word in brackets: "GPT-5 (mini)". */
export function isJoined(at: number, { runs, text }: NameSearch): boolean {
  const [before, run] = [runs[at - 1], runs[at]];
  if (before === undefined || run === undefined) return false;
  const between = text.slice(before.end, run.start);
  return (
    /^(?:['’]s)? {1,2}$/.test(between) || (between === ' (' && text[run.end] === ')' && !/\d/.test(run.read))
  );
}

const REACH = 24;

/** A noun of German, or one of both languages in the singular: "gpt-5.2 pro requests" is the Pro model. */
const GERMAN_PER =
  /^\s(?:\p{Lu}\p{Ll}|(?:monat|tag|woche|jahr|stunde|anfrage|aufruf|nutzer|bild|lauf|kopf|person|minute|user|clip|video|ticket|run|call|request)(?!\p{L}))/u;

/** What a number is a count of, and no version: "3 requests", "5 %", "4 ×". */
const COUNTED =
  /^\s?(?:%|[×*]|x\b|percent\b|[a-z]+s\b|(?:people|staff|per|each|min|sec|hrs?|k|m|in|out|a)\b)/i;
