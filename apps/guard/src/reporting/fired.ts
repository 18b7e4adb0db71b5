import type { AlertEvent, Severity } from '@tollkeeper/engine';

/** An alert that reached a severity, as its events say. */
export type Fired = {
  readonly rule: string;
  /** Of the subject, as `subjectKey` writes it. */
  readonly subject: string;
  readonly severity: Severity;
  /** Of the reading, or of the decision where time alone led to it. */
  readonly at: Date;
  /** When its incident was over; missing where it was not. */
  readonly endedAt?: Date;
};

/** Finds every time that a severity was reached for the first time in an incident. */
export function firedIn(events: readonly AlertEvent[]): readonly Fired[] {
  return events
    .filter(({ reason, to }) => (reason === 'found' || reason === 'worse') && to.startsWith('firing:'))
    .map((event): Fired => {
      const { alertKey, number } = event.incident;
      const end = events.find(
        ({ incident, to }) =>
          to === 'resolved' && incident.alertKey === alertKey && incident.number === number,
      );
      const mark = alertKey.indexOf('⋅');
      return {
        rule: alertKey.slice(0, mark),
        subject: alertKey.slice(mark + 1),
        severity: event.to.slice('firing:'.length) as Severity,
        at: readAt(event),
        ...(end !== undefined && { endedAt: readAt(end) }),
      };
    });
}

/** The instant of the reading that an event names. */
function readAt({ digest, at }: Pick<AlertEvent, 'digest' | 'at'>): Date {
  const text = digest?.slice(digest.lastIndexOf(' ') + 1);
  const read = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(read) ? at : new Date(read);
}
