import type { NameSearch } from './model-mention-lookup.ts';
import type { FoundName } from './model-mention-name.ts';
import { isTier } from './model-mention-words.ts';

/**
 * The second name of "gpt-5 mini or nano" and "sonnet 4.5 vs 4.6": the first one with its last word, or its version,
 * exchanged. Only what the catalog has counts.
 */
export function otherNameAt(at: number, first: FirstName, search: NameSearch): FoundName | undefined {
  const run = search.runs[at];
  if (run?.form !== 'plain' || run.start - first.end > REACH) return undefined;
  if (!ALTERNATIVE.test(search.text.slice(first.end, run.start))) return undefined;
  const name = exchanged(first.reading, run.read, search.text.slice(run.end, run.end + REACH));
  const match = name === undefined || name === first.reading ? undefined : search.lookUp(name);
  return match?.kind === 'found' ? { last: at, match } : undefined;
}

/** The name before it, as it was looked up, and the place where it ends. */
export type FirstName = { readonly reading: string; readonly end: number };

function exchanged(reading: string, word: string, behind: string): string | undefined {
  const last = /[a-z]+$/.exec(reading)?.[0] ?? '';
  if (isTier(word) && isTier(last)) return reading.slice(0, -last.length) + word;
  if (!DOTTED.test(word) || COUNTED.test(behind)) return undefined;
  return /\d\.\d/.test(reading) ? reading.replace(/\d{1,2}\.\d{1,2}/, word) : undefined;
}

const ALTERNATIVE = /^\s?(?:\/|\b(?:or|vs\.?|versus|oder|ou|against)\b)\s?$/i;
const DOTTED = /^\d{1,2}\.\d{1,2}$/;
/** An amount: "2.5 calls", "4.5 %". */
const COUNTED = /^\s?(?:%|[×*]|[a-z])/i;
const REACH = 12;
