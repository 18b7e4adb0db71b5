import type { Evidence } from '@tollkeeper/engine';

import { instantText } from '../instant-text.ts';

/** Says of when figures are, behind `Since …`: `, the figures as of 2026-11-21 12:00 UTC`; nothing where they are of now. */
export function asOfText(evidence: Evidence | undefined, at: Date): string {
  if (evidence === undefined || at.getTime() - evidence.readAt.getTime() < MINUTE) return '';
  return `, the figures as of ${instantText(evidence.readAt)}`;
}

const MINUTE = 60_000;
