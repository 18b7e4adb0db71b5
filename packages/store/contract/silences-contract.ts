import { describe, expect, it } from 'vitest';

import type { Store } from '../src/store.ts';
import { after, NOON } from './guard-batch.ts';

/** What every store does with silences and heartbeats. */
export function silencesContract(current: () => Store): void {
  const put = (rule: string, milliseconds: number, by = 'U1') =>
    current().silences.put({ rule, until: after(milliseconds), by });

  describe('silences', () => {
    it('hold until their instant, by rule', async () => {
      await put('key-expiry', 2);
      await put('*', 1);
      const all = { rule: '*', until: after(1), by: 'U1' };
      const one = { rule: 'key-expiry', until: after(2), by: 'U1' };
      expect(await current().silences.active(NOON)).toEqual([all, one]);
      expect(await current().silences.active(after(1))).toEqual([one]);
      expect(await current().silences.active(after(2))).toEqual([]);
    });

    it('are replaced by the next of their rule, and ended by people', async () => {
      await put('*', 10);
      await put('*', 5, 'U2');
      expect(await current().silences.active(NOON)).toEqual([{ rule: '*', until: after(5), by: 'U2' }]);
      await current().silences.end('*');
      expect(await current().silences.active(NOON)).toEqual([]);
    });

    it('are swept once they ended', async () => {
      await put('a', 5);
      await put('b', 6);
      expect(await current().sweep(after(5))).toBe(1);
      expect(await current().silences.active(NOON)).toHaveLength(1);
    });
  });

  describe('heartbeats', () => {
    const beat = (replica: string, milliseconds: number) =>
      current().heartbeats.beat({ replica, lastOk: after(milliseconds) });

    it('tell when each replica was last well', async () => {
      await beat('b', 1);
      await beat('a', 2);
      await beat('b', 3);
      await beat('a', 1);
      expect(await current().heartbeats.list()).toEqual([
        { replica: 'a', lastOk: after(2) },
        { replica: 'b', lastOk: after(3) },
      ]);
    });

    it('are forgotten after a week', async () => {
      await beat('a', 0);
      expect(await current().sweep(after(7 * 86_400_000 - 1))).toBe(0);
      expect(await current().sweep(after(7 * 86_400_000))).toBe(1);
      expect(await current().heartbeats.list()).toEqual([]);
    });
  });
}
