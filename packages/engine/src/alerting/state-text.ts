import { exactJson, parseExactJson } from '../budgeting/exact-json.ts';
import type { Reading } from '../budgeting/reading.ts';
import type { Subject } from '../budgeting/subject.ts';
import { burnText, parseBurn } from './burn-text.ts';
import type { Evidence } from './evidence.ts';
import type { Notification } from './notification.ts';
import type { Watched } from './watched.ts';

/** Writes what is known of a subject as JSON. */
export function watchedText(watched: Watched): string {
  return versioned({ ...watched, burn: burnText(watched.burn) });
}

/** Reads what `watchedText` wrote; throws on the text of another version. */
export function parseWatched(text: string): Watched {
  const { burn, ...rest } = unversioned(text, 'state of a subject') as WrittenWatched;
  return { ...rest, burn: parseBurn(burn) };
}

/** Writes a notification as JSON, as the outbox keeps it. */
export function notificationText(notification: Notification): string {
  return versioned(notification);
}

/** Reads what `notificationText` wrote; throws on the text of another version. */
export function parseNotification(text: string): Notification {
  return unversioned(text, 'notification') as Notification;
}

export function evidenceText(evidence: Evidence): string {
  return versioned(evidence);
}

/** Reads what `evidenceText` wrote; throws on the text of another version. */
export function parseEvidence(text: string): Evidence {
  return unversioned(text, 'evidence') as Evidence;
}

export function subjectJson(subject: Subject): string {
  return versioned(subject);
}

/** Reads what `subjectJson` wrote; throws on the text of another version. */
export function parseSubject(text: string): Subject {
  return unversioned(text, 'subject') as Subject;
}

/** Writes a reading as JSON, as the store keeps it. */
export function readingText(reading: Reading): string {
  return versioned(reading);
}

/** Reads what `readingText` wrote; throws on the text of another version. */
export function parseReading(text: string): Reading {
  return unversioned(text, 'reading') as Reading;
}

type WrittenWatched = Omit<Watched, 'burn'> & { readonly burn: string };

function versioned(value: unknown): string {
  return exactJson({ version: VERSION, value });
}

function unversioned(text: string, what: string): unknown {
  const parsed = parseExactJson(text) as { readonly version?: unknown; readonly value?: unknown };
  if (parsed.version !== VERSION || parsed.value === undefined) {
    throw new Error(
      `A ${what} in the store is of version ${String(parsed.version)}, and this guard reads version ${VERSION}.`,
    );
  }
  return parsed.value;
}

/** Raised when a text of before cannot be read any more. */
const VERSION = 1;
