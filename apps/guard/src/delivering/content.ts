import type { Card } from '@tollkeeper/cards';
import type { Notification } from '@tollkeeper/engine';
import { parseNotification } from '@tollkeeper/engine/guarding';

/** What a row of the outbox is to say. */
export type Content =
  | { readonly kind: 'alert'; readonly notification: Notification }
  | { readonly kind: 'notice'; readonly notice: Notice }
  /** Written by somebody else, such as a person's change or another version. */
  | { readonly kind: 'unknown' };

/** A message that is no alert's: a digest, or what the guard has to say of itself. */
export type Notice = { readonly card: Card; readonly pings: boolean };

/** Writes a notice as the outbox keeps it. */
export function noticeText(notice: Notice): string {
  return JSON.stringify({ version: VERSION, notice });
}

/** Reads what stands in the outbox; it never throws, as one row must not hold up the others. */
export function contentOf(text: string): Content {
  try {
    const json = JSON.parse(text) as { readonly version?: unknown; readonly notice?: Notice } | null;
    const notice = json?.notice;
    if (notice !== undefined) {
      return json?.version === VERSION ? { kind: 'notice', notice } : { kind: 'unknown' };
    }
    const notification = parseNotification(text);
    return typeof notification.alertKey === 'string' ? { kind: 'alert', notification } : { kind: 'unknown' };
  } catch {
    return { kind: 'unknown' };
  }
}

const VERSION = 1;
