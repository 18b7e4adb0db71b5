import { ranksOf } from './ranks.ts';

/** A cause of uncertainty, its rank correlation with the output, and its share of all that the causes explain. */
export type Driver = { readonly cause: string; readonly share: number; readonly correlation: number };

/**
 * Says how much of the spread of `output` each cause explains, the strongest first; the shares add up to 1.
 *
 * A share is the squared rank correlation (C. Spearman, American Journal of Psychology 15 (1904) 72-101),
 * normalised over all causes, as risk analysts rank contributions to variance. Ranks rather than values,
 * because factors multiply into long tails: a handful of the dearest draws would decide the correlation of values.
 * When nothing correlates, as under a constant output, every share is zero.
 */
export function driversOf(
  columns: ReadonlyMap<string, Float64Array>,
  output: Float64Array,
): readonly Driver[] {
  const outputRanks = ranksOf(output);
  const correlations = Array.from(columns, ([cause, column]) => {
    if (column.length !== output.length) {
      throw new Error(`cause "${cause}" has ${column.length} draws, and the output ${output.length}`);
    }
    return { cause, correlation: correlationOf(ranksOf(column), outputRanks) };
  });

  const explained = correlations.reduce((sum, { correlation }) => sum + correlation * correlation, 0);
  return correlations
    .map(({ cause, correlation }) => {
      return { cause, share: explained === 0 ? 0 : (correlation * correlation) / explained, correlation };
    })
    .sort((a, b) => b.share - a.share || (a.cause < b.cause ? -1 : 1));
}

/** Pearson's correlation of two columns of ranks, whose mean is known; 0 when one of them is constant. */
function correlationOf(a: Float64Array, b: Float64Array): number {
  const mean = (a.length - 1) / 2;
  let product = 0;
  let squaresOfA = 0;
  let squaresOfB = 0;
  for (let at = 0; at < a.length; at += 1) {
    const fromA = (a[at] as number) - mean;
    const fromB = (b[at] as number) - mean;
    product += fromA * fromB;
    squaresOfA += fromA * fromA;
    squaresOfB += fromB * fromB;
  }
  return squaresOfA === 0 || squaresOfB === 0 ? 0 : product / Math.sqrt(squaresOfA * squaresOfB);
}
