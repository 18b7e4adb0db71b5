/** A model's name taken apart: `claude-sonnet-4.5-20250929` is words claude, sonnet; digits 4, 5; date 20250929. */
export type ModelWords = {
  readonly words: readonly string[];
  /** The numbers of the version in their order. They decide: 4.5 is never 4.6. */
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
  const parts = undated.replace(REVISION, ' ').match(/[a-z]+|\d+/g) ?? [];
  return {
    words: parts.filter((part) => !isDigits(part)),
    digits: parts.filter(isDigits),
    dates,
  };
}

/** A release date inside an id: 20250929, 2024-11-20, 08-2024, 05-06 or a bare month and year such as 2512. */
const DATE = /(?<=[-\s@])(?:20\d\d-?\d\d-?\d\d|\d\d-20\d\d|\d\d-\d\d|\d{4})(?=$|[-:\s])/g;

/** The `-v1` at the end of an Amazon id is a revision of the entry, not of the model. */
const REVISION = /-v\d+(?=$|:)/g;

function isDigits(part: string): boolean {
  return part.charCodeAt(0) < 58;
}
