/** A model's name taken apart: `claude-sonnet-4.5-20250929` is words claude, sonnet; digits 4, 5; date 20250929. */
export type ModelWords = {
  readonly words: readonly string[];
  /**
   * The numbers of the version in their order, with a letter that is written to them: 4.5 is `4`, `5`; `4o` and
   * `o4` are two models. They decide: 4.5 is never 4.6.
   */
  readonly digits: readonly string[];
  readonly dates: readonly string[];
};

/** Takes a name, an id or what somebody typed apart, whatever stands between the words. */
export function modelWords(text: string): ModelWords {
  const dates: string[] = [];
  const undated = text.toLowerCase().replace(DATE, (date) => {
    dates.push(date.replace(/\D/g, ''));
    return ' ';
  });
  const parts = undated.replace(FIRST_REVISION, ' ').replace(PLUS, ' plus ').match(PART) ?? [];
  return {
    words: parts.filter((part) => !/\d/.test(part)),
    digits: parts.filter((part) => /\d/.test(part)),
    dates,
  };
}

/** A release date inside an id: 20250929, 2024-11-20, 08-2024, 05-06 or a bare month and year such as 2512. */
const DATE = /(?<=[-\s@])(?:20\d\d-?\d\d-?\d\d|\d\d-20\d\d|\d\d-\d\d|\d{4})(?=$|[-:\s])/g;

/** The `-v1` or `-v1:0` at the end of an Amazon id is the first revision of the entry, not a version of the model. */
const FIRST_REVISION = /[-\s]v1(?::0)?(?=$|:|\s)/g;

/** "Command R+" is Command R Plus. */
const PLUS = /\+(?=[^a-z\d]|$)/g;

/** Words; digits; and digits with one letter at them. `gpt4o` is gpt and 4o, `k2.6` is k2 and 6. */
const PART = /[a-z]{2,}|\d+[a-z](?![a-z])|[a-z]\d+|\d+|[a-z]/g;
