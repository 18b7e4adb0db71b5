/** How many tokens a request asked for, and for how many the money lasts. */
export type TokenFigures = {
  readonly of: 'request' | 'prompt';
  readonly asked: number;
  readonly affordable: number;
};

/** Reads the two figures out of "requested up to 65536 tokens, but can only afford 3395" and its kin. */
export function tokenFigures(message: string): TokenFigures | undefined {
  for (const [words, of] of WORDINGS) {
    const [, asked, affordable] = words.exec(message) ?? [];
    if (asked !== undefined && affordable !== undefined)
      return { of, asked: count(asked), affordable: count(affordable) };
  }
  return undefined;
}

function count(digits: string): number {
  return Number(digits.replaceAll(',', ''));
}

const WORDINGS: readonly (readonly [RegExp, TokenFigures['of']])[] = [
  [/requested up to (\d[\d,]{0,12}) tokens, but can only afford (\d[\d,]{0,12})/i, 'request'],
  [/prompt tokens limit exceeded: (\d[\d,]{0,12}) > (\d[\d,]{0,12})/i, 'prompt'],
  [/(\d[\d,]{0,12}) token capacity required, (\d[\d,]{0,12}) available/i, 'request'],
];
