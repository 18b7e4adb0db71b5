import type { AlertEvent } from './alert-event.ts';
import { SEVERITIES, type Severity } from './severity.ts';

/** The severities of an incident that were to be said aloud, by its events from the first to the last. */
export function saidLevels(events: readonly Pick<AlertEvent, 'to' | 'reason'>[]): readonly Severity[] {
  const said = new Set<Severity>();
  events.forEach(({ to, reason }, index) => {
    const severity = SEVERITIES.find((each) => to === `firing:${each}`);
    const isKeptBack = events[index + 1]?.to === SILENCED;
    if (severity !== undefined && ALOUD.has(reason) && !isKeptBack) said.add(severity);
  });
  return [...said];
}

/** Stands for the state of an alert while its rule is silenced, where something is kept back for that. */
export const SILENCED = 'silenced';

/** The reason of an event: a severity is said that had not been said when it was reached. */
export const SAID = 'said';

const ALOUD: ReadonlySet<string> = new Set(['found', 'worse', SAID]);
