import type { Measure } from './measure.ts';
import type { Token } from './token.ts';

/** How a number hangs together with its neighbours: as a pair, a definition or a product. */
export function bindings(
  tokens: readonly Token[],
  places: readonly number[],
  nth: number,
): Pick<Measure, 'pair' | 'link'> {
  const at = places[nth] ?? 0;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const isJoint = (mark: Token | undefined, neighbour: Token | undefined): boolean =>
    mark?.kind === 'mark' && (mark.mark === 'slash' || mark.mark === 'arrow') && neighbour?.kind === 'number';
  const gap = tokens.slice((places[nth - 1] ?? -1) + 1, at);
  const hasMark = (...marks: readonly string[]): boolean =>
    gap.some((token) => token.kind === 'mark' && marks.includes(token.mark));
  const first = isJoint(after, tokens[at + 2]) || isJoint(tokens[at + 2], tokens[at + 3]);
  const second =
    isJoint(before, tokens[at - 2]) ||
    (isJoint(before, places[nth - 1] === undefined ? undefined : tokens[places[nth - 1] ?? 0]) && nth > 0);
  return {
    pair: second ? 'second' : first ? 'first' : undefined,
    link: hasMark('times')
      ? 'times'
      : hasMark('plus')
        ? 'plus'
        : nth > 0 && hasMark('equals', 'arrow') && !hasMark('comma')
          ? 'equals'
          : undefined,
  };
}
