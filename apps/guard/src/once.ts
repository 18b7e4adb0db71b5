import { isWorse } from '@tollkeeper/engine/guarding';

import { readReadings } from './read-readings.ts';
import { openIn, recordedStep } from './recorded-step.ts';
import { summaryLine } from './summary-line.ts';
import type { Terminal } from './terminal.ts';

/** Looks at a recording from its first reading to its last; returns the exit code. */
export async function once(path: string, now: Date, terminal: Terminal): Promise<0 | 1 | 2> {
  const file = await readReadings(path);
  if (file.kind === 'refused') {
    terminal.complain(file.problem);
    return 2;
  }
  const decision = recordedStep(new Map(), file.readings, now);
  terminal.show(decision);
  terminal.line(summaryLine(file.readings, decision));
  return openIn(decision.state).some(({ severity }) => isWorse(severity, 'info')) ? 1 : 0;
}
