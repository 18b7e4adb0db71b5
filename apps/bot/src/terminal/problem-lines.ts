import type { LineProblem } from '@tollkeeper/pricing/yaml';

/** Lists the mistakes in a file by their lines, at most 50 of them. */
export function problemLines(problems: readonly LineProblem[]): readonly string[] {
  const lines = problems.slice(0, MOST_SHOWN).map(({ line, message }) => `  line ${line}: ${message}`);
  return problems.length > MOST_SHOWN ? [...lines, `  and ${problems.length - MOST_SHOWN} more`] : lines;
}

const MOST_SHOWN = 50;
