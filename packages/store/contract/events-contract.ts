import { describe, expect, it } from 'vitest';

import type { GuardBatch } from '../src/guard-commits.ts';
import type { Store } from '../src/store.ts';
import { ALERT, after, batchOf, NOON } from './guard-batch.ts';

const ID = { alertKey: ALERT, number: 1 };

/** What every store does with the events of an incident. */
export function eventsContract(current: () => Store): void {
  const commit = (parts: Partial<GuardBatch>) => current().guard.commit(batchOf(parts));

  describe('a commit of events', () => {
    it('keeps what happened in order, each step once', async () => {
      const step = (to: string, at = NOON) => ({ incident: ID, at, from: 'x', to, reason: 'r' });
      await commit({ events: [step('z'), step('a'), step('early', after(-1))] });
      await commit({ events: [step('z'), step('late', after(1))] });
      const steps = await current().events.ofIncident(ID);
      expect(steps.map(({ to }) => to)).toEqual(['early', 'z', 'a', 'late']);
      expect(steps[1]).toEqual(step('z'));
    });
  });
}
