import { instantText } from '@tollkeeper/cards';
import { subjectText } from '@tollkeeper/cards/standing';
import type { Reading } from '@tollkeeper/engine';

import { openIn, type RecordedDecision } from './recorded-step.ts';

/** Sums up one look at the readings: `2 readings, 1 alert: warning for key "prod" (latest reading …).` */
export function summaryLine(readings: readonly Reading[], { state, notices }: RecordedDecision): string {
  const alerts = openIn(state);
  const counts = [counted(readings.length, 'reading'), counted(alerts.length, 'alert')];
  if (notices.length > 0) counts.push(counted(notices.length, 'notice'));
  const holding = alerts.map(
    ({ severity, subject }) => `${severity} for ${lowerFirst(subjectText(subject))}`,
  );
  const latest = new Date(Math.max(...readings.map(({ at }) => at.getTime())));
  const what = holding.length === 0 ? 'no alert holds' : holding.join(', ');
  return `${counts.join(', ')}: ${what} (latest reading ${instantText(latest)}).`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
