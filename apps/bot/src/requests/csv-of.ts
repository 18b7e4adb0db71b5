import { csvText } from '@tollkeeper/cards/csv';

import type { Reply } from '../converse/reply.ts';
import { comparisonTable } from '../terminal/scenario/comparison-table.ts';
import { estimateTable } from '../terminal/scenario/estimate-table.ts';
import type { KeptAnswer } from './kept-answer.ts';

/** The lines of an estimate, or the models of a comparison, as a file for a spreadsheet. */
export function csvOf(reply: Reply): KeptAnswer['csv'] {
  switch (reply.kind) {
    case 'estimate': {
      const { columns, rows } = estimateTable(reply.estimate);
      return { name: 'estimate.csv', content: csvText(columns, rows) };
    }
    case 'comparison': {
      const { columns, rows } = comparisonTable(reply.comparison);
      return { name: 'comparison.csv', content: csvText(columns, rows) };
    }
    default:
      return undefined;
  }
}
