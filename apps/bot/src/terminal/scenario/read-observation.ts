import type { PilotObservation } from '@tollkeeper/engine';
import { parseObservationFile } from '@tollkeeper/engine/scenario-file';

import { problemLines } from '../problem-lines.ts';
import { type Refused, refused } from './outcome.ts';
import { readInput } from './read-scenario.ts';

export type ReadObservation = { readonly kind: 'read'; readonly observed: PilotObservation } | Refused;

/** Reads the results of a pilot; every mistake is said with its line. */
export async function readObservation(path: string): Promise<ReadObservation> {
  const [called, file] = await readInput(path);
  if (file.kind === 'refused') return refused(`${called} ${file.problem}`);
  const parsed = parseObservationFile(file.text);
  if (parsed.kind === 'refused')
    return refused([`${called} cannot be used:`, ...problemLines(parsed.problems)].join('\n'));
  return { kind: 'read', observed: parsed.observed };
}
