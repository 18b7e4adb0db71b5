import type { Scripted } from '../delivering/testing/scripted-channel.ts';

/**
 * What may become of one message: a timeout after it was posted, a 429, a 500, a refusal for good, an edit of what is
 * gone.
 */
export type Fault = 'lost answer' | '429' | '503' | 'refused' | 'gone';

export const REFUSED = { kind: 'refused', reason: 'no such channel' } as const;
export const AGAIN = { kind: 'again', reason: '503', ambiguous: false } as const;

/** How a channel answers then. */
export function scriptOf(fault: Fault, now: number): Scripted {
  switch (fault) {
    case 'lost answer':
      return fault;
    case '429':
      return { kind: 'wait', untilMs: now + 90_000 };
    case '503':
      return AGAIN;
    case 'refused':
      return REFUSED;
    case 'gone':
      return { kind: 'gone', reason: 'deleted' };
  }
}
