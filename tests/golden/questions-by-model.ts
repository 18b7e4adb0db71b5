import { configuredReader, modelReader, type Read } from '@tollkeeper/bot/reading';

import type { Outcome } from './costs.ts';
import { questionOutcomeRead } from './questions.ts';
import type { Row } from './rows.ts';

/** The questions as read with the configured language model, or what is wrong with its settings. */
export type QuestionsByModel =
  | {
      readonly kind: 'ready';
      readonly outcome: (row: Row) => Promise<Outcome>;
      /** What the model did so far: how many rows it read, why it read others not, what that cost. */
      readonly summary: () => string;
    }
  | { readonly kind: 'refused'; readonly text: string };

/**
 * Configures the reader as the product does, from TOLLKEEPER_READER_*.
 *
 * Whoever scores a corpus wants all of it: the daily limits do not apply, and nothing is remembered.
 */
export function questionsByModel(
  environment: Readonly<Record<string, string | undefined>>,
): QuestionsByModel {
  const configured = configuredReader(environment);
  if (configured.kind === 'off') return { kind: 'refused', text: NOT_CONFIGURED };
  if (configured.kind === 'mistaken') return { kind: 'refused', text: configured.mistakes.join('\n') };
  const { read } = modelReader(configured.config, {
    now: () => new Date(),
    allowance: { take: async () => ({ kind: 'taken' }) },
    cache: { load: async () => undefined, save: async () => undefined },
  });
  const reads: Read[] = [];
  let last: Read | undefined;
  const reading = {
    person: 'corpus',
    reader: {
      async read(...question: Parameters<typeof read>) {
        last = await read(...question);
        reads.push(last);
        return last;
      },
    },
    understood: () => {
      const understood = last?.kind === 'read' ? last.understanding : undefined;
      last = undefined;
      return understood;
    },
  };
  return {
    kind: 'ready',
    outcome: (row) => questionOutcomeRead(row, reading),
    summary: () => summaryOf(reads, configured.config.model),
  };
}

function summaryOf(reads: readonly Read[], model: string): string {
  const why = new Map<string, number>();
  for (const read of reads) if (read.kind === 'fell-back') why.set(read.why, (why.get(read.why) ?? 0) + 1);
  const usd = reads.reduce((sum, { cost }) => sum + Number(cost?.usd ?? 0), 0);
  const helped = reads.filter(({ kind }) => kind === 'read').length;
  return [
    `${model} read ${helped} of the ${reads.length} messages that it was asked about, for $${usd.toFixed(6)} as far as its endpoint says.`,
    ...[...why].map(([reason, times]) => `${times} times: ${reason}`),
  ].join('\n');
}

const NOT_CONFIGURED =
  'no language model is configured: set TOLLKEEPER_READER_MODEL, and OPENROUTER_API_KEY or TOLLKEEPER_READER_API_KEY';
