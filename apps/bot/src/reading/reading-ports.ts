/** What counts how many messages were read on a day; `allowances` of packages/store is one. */
export type ReadingAllowance = {
  readonly take: (taking: {
    readonly person: string;
    readonly day: string;
    readonly limits: { readonly perPerson: number; readonly inTotal: number };
  }) => Promise<
    { readonly kind: 'taken' } | { readonly kind: 'spent'; readonly whose: 'person' | 'everybody' }
  >;
};

/** What keeps answers by the hash of what was asked; `interpretations` of packages/store is one. */
export type AnswerCache = {
  readonly load: (key: string, now: Date) => Promise<{ readonly answer: string } | undefined>;
  readonly save: (
    key: string,
    kept: { readonly answer: string; readonly expiresAt: Date },
    now: Date,
  ) => Promise<unknown>;
};
