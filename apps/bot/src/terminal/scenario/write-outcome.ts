import { renderMarkdown, renderPlainText } from '@tollkeeper/cards';

import type { Outcome } from './outcome.ts';
import type { Format } from './scenario-command.ts';

/** What goes to the standard output, what to the error output, and the exit status. */
export type Written = { readonly stdout: string; readonly stderr: string; readonly status: 0 | 2 };

/** Writes what a command came to; without an answer nothing goes to the standard output. */
export async function writeOutcome(outcome: Outcome, format: Format, width: number): Promise<Written> {
  if (outcome.kind === 'refused') return { stdout: '', stderr: told(outcome.texts), status: 2 };
  return { stdout: await textOf(outcome, format, width), stderr: told(outcome.notes ?? []), status: 0 };
}

async function textOf(
  { json, card, table, yaml }: Extract<Outcome, { readonly kind: 'answer' }>,
  format: Format,
  width: number,
): Promise<string> {
  if (format === 'csv' && table !== undefined) {
    const { csvText } = await import('@tollkeeper/cards/csv');
    const { columns, rows } = table();
    return csvText(columns, rows);
  }
  if (format === 'yaml' && yaml !== undefined) return yaml();
  if (format === 'md' && card !== undefined) return `${renderMarkdown(card())}\n`;
  if (format === 'text' && card !== undefined) return `${renderPlainText(card(), width)}\n`;
  return `${JSON.stringify(json(), null, 2)}\n`;
}

function told(texts: readonly string[]): string {
  return texts.map((text) => `tollkeeper: ${text}\n`).join('');
}
