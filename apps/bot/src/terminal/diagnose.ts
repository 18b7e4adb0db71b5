import { diagnosisCard, renderPlainText } from '@tollkeeper/cards';
import { diagnose, diagnosisJson } from '@tollkeeper/engine';
import { refusalFrom } from '@tollkeeper/openrouter/refusals';
import { maskSecrets } from '@tollkeeper/pricing';

import { readText } from './read-text-file.ts';
import type { Manner } from './say.ts';

/** Where a refused answer is read, what is known beside it, and how the diagnosis is written. */
export type DiagnoseInput = {
  readonly input: AsyncIterable<Uint8Array>;
  readonly status?: number;
  readonly at: Date;
  readonly manner: Manner;
};

/** What is written where; the status is 0 with a cause, 2 without one. */
export type Diagnosed = { readonly stdout: string; readonly stderr: string; readonly status: 0 | 2 };

/** Reads a refused answer, diagnoses it and writes why; input that holds none is refused with a sentence. */
export async function diagnoseInput({ input, status, at, manner }: DiagnoseInput): Promise<Diagnosed> {
  const read = await readText(input, MOST_MEGABYTES);
  if (read.kind === 'refused') return refused(`the standard input ${read.problem}`);
  if (read.text.trim() === '')
    return refused(
      'the standard input is empty; give it the refused answer: npx pnpm -s tollkeeper diagnose < answer.json',
    );
  const refusal = refusalFrom(maskSecrets(read.text), status === undefined ? {} : { status });
  const diagnosis = diagnose(refusal, { at });
  const text =
    manner.kind === 'json'
      ? JSON.stringify(diagnosisJson(diagnosis), null, manner.indent)
      : renderPlainText(diagnosisCard(diagnosis), manner.width);
  return { stdout: `${text}\n`, stderr: '', status: diagnosis.cause === 'unknown' ? 2 : 0 };
}

function refused(problem: string): Diagnosed {
  return { stdout: '', stderr: `tollkeeper: ${problem}\n`, status: 2 };
}

/** An error has some hundred characters, and a stack some thousand. */
const MOST_MEGABYTES = 0.1;
