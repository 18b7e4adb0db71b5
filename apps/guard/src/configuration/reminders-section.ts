import type { Reminders, Severity } from '@tollkeeper/engine';
import { DEFAULT_REMINDERS } from '@tollkeeper/engine/guarding';
import { type Complain, type Named, sectionOf, textOf } from '@tollkeeper/pricing/yaml';

import { durationIn } from './file-values.ts';

/** Reads how long an alert that nobody answers waits until it is said again, and until others are told. */
export function remindersIn(named: Named | undefined, complain: Complain): Reminders {
  const section = named && sectionOf(named, ['repeat', 'escalate'], complain);
  const { repeatAfterMs, escalateAfterMs } = DEFAULT_REMINDERS;
  return {
    repeatAfterMs: waitsIn(section?.get('repeat'), repeatAfterMs, complain),
    escalateAfterMs: waitsIn(section?.get('escalate'), escalateAfterMs, complain),
  };
}

type Waits = Readonly<Record<Severity, number>>;

function waitsIn(named: Named | undefined, usual: Waits, complain: Complain): Waits {
  const section = named && sectionOf(named, SEVERITIES, complain);
  const waitOf = (severity: Severity): number => {
    const written = section?.get(severity);
    if (textOf(written?.place.node)?.toLowerCase() === 'off') return Number.POSITIVE_INFINITY;
    return durationIn(written, WAIT, complain) ?? usual[severity];
  };
  return {
    info: waitOf('info'),
    warning: waitOf('warning'),
    critical: waitOf('critical'),
    exhausted: waitOf('exhausted'),
  };
}

const SEVERITIES = ['info', 'warning', 'critical', 'exhausted'];
const WAIT = { leastMs: 300_000, mostMs: 30 * 86_400_000, such: '4 h, or off' };
