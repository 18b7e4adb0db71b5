/** Finds the HTTP status that a text quotes: "Error code: 402", "HTTP 403", "[404]", "429 Rate limit …". */
export function statusInText(text: string): number | undefined {
  for (const wording of WORDINGS) {
    const found = wording.exec(text)?.[1];
    if (found !== undefined) return Number(found);
  }
  const [, early] = EARLY.exec(text.slice(0, BEGINNING)) ?? [];
  return early === undefined ? undefined : Number(early);
}

/** Finds where a text quotes a status, by the number itself. */
export function statusMentions(text: string): readonly number[] {
  return [...text.matchAll(MENTION)].map(({ index }) => index);
}

/** A status by its number, with words behind it. */
const MENTION = /(?<![\w.,$€£-])[45]\d\d(?![\w.,%]*\d)(?=["'`)\]]{0,2}[\s:：,-]{1,3}["'`{]{0,2}[A-Za-z])/g;

const WORDINGS: readonly RegExp[] = [
  /\b(?:error code|status code|statuscode|status_code|http status|http_status|api error|http(?:\/\d(?:\.\d)?)?|status|error|code)\b["'\]]?[\s:：=>#-]{0,5}["'([]{0,2}([45]\d\d)(?![\d.,]*\d)/i,
  /[[(]([45]\d\d)[\])]/,
  /(?:^|[\s`"'>:：，,(*])([45]\d\d)(?=["'`]?[\s:：,-]{0,3}(?:["'`{]|[A-Z]))/m,
];

/** A number that a person wrote near the beginning, and that counts nothing. */
const EARLY =
  /(?<![\d.,$€£-]|afford |up to |> )\b(40[0-9]|41[0-37]|42[2-9]|50[0-4]|52[0-9])\b(?!(?:[.,]\d|\s*%|\s*(?:(?!insufficient)\w+ )?(?:tokens?|credits?|requests?|users?|images?|calls?|usd|dollars?)\b))/i;
const BEGINNING = 120;
