import { describe, expect, it } from 'vitest';

import { openStore } from '../src/open-store.ts';
import type { Store } from '../src/store.ts';
import { PLAN } from './plan.ts';
import { optionsOf } from './store-place.ts';
import { together } from './together.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const KEY = { platform: 'slack', place: 'T1/C1/1763726400.000100', person: 'U1' };

/** What every store does for several processes; `place` is a path or a URL where nothing is yet. */
export function processesContract(name: string, place: () => Promise<string>): void {
  describe(`several processes on one store ${name}`, { timeout: 60_000 }, () => {
    const afterwards = async <T>(at: string, look: (store: Store) => Promise<T>): Promise<T> => {
      const store = await openStore(optionsOf(at));
      return look(store).finally(() => store.close());
    };

    it('make a new one together', async () => {
      const at = await place();
      expect(await together(4, 'open', at)).toEqual(['opened', 'opened', 'opened', 'opened']);
      const saved = await afterwards(at, (store) => store.conversations.save(KEY, { state: '1' }, NOW));
      expect(saved.kind).toBe('saved');
    });

    it('lose no edit of a conversation that both continue', async () => {
      const at = await place();
      await together(2, 'count', at);
      // 2 processes × 100 edits
      const loaded = await afterwards(at, (store) => store.conversations.load(KEY, NOW));
      expect(loaded?.state).toBe('200');
    });

    it('take together what is allowed, and not one more', async () => {
      const taken = await together(3, 'take', await place());
      // 3 × 200 tries; 5 people × 40 = 200 would be allowed to them, 150 in total.
      expect(taken.map(Number).reduce((sum, one) => sum + one)).toBe(150);
    });

    it('claim every delivery once', async () => {
      const at = await place();
      const claimed = await together(3, 'claim', at);
      // 3 × 200 tries for 200 deliveries
      expect(claimed.map(Number).reduce((sum, one) => sum + one)).toBe(200);
      const later = { now: new Date(NOW.getTime() + 60_000), leaseMs: 1 };
      // Every second one was finished, whoever had it; the others can be taken over.
      const states = await afterwards(at, async ({ deliveries }) => [
        await deliveries.claim('d0', later),
        await deliveries.claim('d1', later),
      ]);
      expect(states).toEqual([{ kind: 'done' }, { kind: 'claimed' }]);
    });

    it('give every name of a plan once', async () => {
      const at = await place();
      const saved = await together(3, 'plan', at);
      // 3 × 100 tries for 100 names
      expect(saved.map(Number).reduce((sum, one) => sum + one)).toBe(100);
      expect(await afterwards(at, (store) => store.plans.list(PLAN.workspace))).toHaveLength(100);
    });
  });
}
