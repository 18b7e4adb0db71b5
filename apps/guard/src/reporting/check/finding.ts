/** One thing that was looked at: to be mended, worth knowing, or well. */
export type Finding = {
  readonly grade: 'wrong' | 'note' | 'well';
  /** A sentence. */
  readonly text: string;
  /** What to do, as a sentence. */
  readonly fix?: string;
};

export function wrong(text: string, fix: string): Finding {
  return { grade: 'wrong', text, fix };
}

export function note(text: string, fix?: string): Finding {
  return { grade: 'note', text, ...(fix !== undefined && { fix }) };
}

export function well(text: string): Finding {
  return { grade: 'well', text };
}
