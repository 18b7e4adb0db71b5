/** What became of something that somebody did, or why nothing did: a title and sentences, the first of which answers. */
export type Told = {
  readonly title: string;
  readonly sentences: readonly [string, ...string[]];
};
