import type { Token } from './token.ts';
import type { Language } from './vocabulary/language.ts';

/** Why amounts such as "5 zillion" cannot be used: the number without its word would be another one. */
export function strangeScales(text: string, language: Language): readonly string[] {
  return [...text.matchAll(ILLION)].flatMap(({ 0: words, groups }) =>
    language.scaleOf(groups?.['word']?.toLowerCase() ?? '') === undefined
      ? [`"${words}" is no amount that I know: write it in digits, such as 5,000,000.`]
      : [],
  );
}

/** Amounts that are no numbers: "hundreds of users", and digits with letters that no unit has, as in "5t requests". */
export function vagueAmounts(text: string, tokens: readonly Token[]): readonly string[] {
  const numbers = new Set(tokens.flatMap(({ kind, start }) => (kind === 'number' ? [start] : [])));
  const glued = [...text.matchAll(GLUED)].flatMap(({ 0: words, index }) =>
    numbers.has(index) ? [] : [words],
  );
  return [...(text.match(VAGUE) ?? []), ...glued];
}

const ILLION =
  /(?<![\p{L}\p{N}])\d[\d.,]{0,20}\s?(?<word>\p{L}{1,12}ill(?:ion|iard|iarde|ón|on)(?:s|en|n|es)?)(?!\p{L})/giu;
const GLUED =
  /(?<![p{L}p{N}.,:/-])\d{1,12}(?:\.\d{1,6})?(?!st\b|nd\b|rd\b|th\b)[a-z]{1,2} (?:requests?|calls?|users?|tokens?|messages?|images?|clips?|tasks?|minutes?|characters?|in|out)\b/gi;
const VAGUE =
  /\b(?:(?:many |several |a few |some )?(?:hundreds|thousands|millions|dozens)|several|a few|lots|plenty|some)(?: of)? (?:(?:hundred|thousand|million|dozen) )?(?:users|people|customers|requests|calls|messages|questions|images|clips|tasks|minutes|tokens)\b/gi;
