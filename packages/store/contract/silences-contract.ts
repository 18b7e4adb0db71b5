import { describe, expect, it } from 'vitest';

import type { Store } from '../src/store.ts';
import { after, NOON } from './guard-batch.ts';

/** What every store does with silences and heartbeats. */
export function silencesContract(current: () => Store): void {
  const put = (rule: string, milliseconds: number, by = 'U1') =>
    current().silences.put({ rule, until: after(milliseconds), by }, NOON);

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
      await current().silences.end('*', { by: 'U3', at: after(1) });
      expect(await current().silences.active(NOON)).toEqual([]);
    });

    it('leave behind who set and who ended them, and when, the newest first', async () => {
      const { silences } = current();
      await put('*', 10);
      await silences.put({ rule: '*', until: after(5), by: 'U2' }, after(1));
      await silences.end('*', { by: 'U3', at: after(2) });
      const ended = { rule: '*', at: after(2), by: 'U3' };
      const replaced = { rule: '*', at: after(1), by: 'U2', until: after(5) };
      const first = { rule: '*', at: NOON, by: 'U1', until: after(10) };
      await current().sweep(after(400 * 86_400_000));
      expect(await silences.history(9)).toEqual([ended, replaced, first]);
      expect(await silences.history(2)).toEqual([ended, replaced]);
    });

    it('cannot be ended where none holds: nothing is left behind', async () => {
      await put('a', 5);
      await current().silences.end('a', { by: 'U2', at: after(5) });
      await current().silences.end('b', { by: 'U2', at: NOON });
      expect(await current().silences.history(9)).toMatchObject([{ rule: 'a', by: 'U1' }]);
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

    it('are forgotten of one that was told to stop', async () => {
      await beat('a', 0);
      await beat('b', 0);
      await current().heartbeats.end('a');
      expect((await current().heartbeats.list()).map(({ replica }) => replica)).toEqual(['b']);
    });

    it('are forgotten after a week', async () => {
      await beat('a', 0);
      expect(await current().sweep(after(7 * 86_400_000 - 1))).toBe(0);
      expect(await current().sweep(after(7 * 86_400_000))).toBe(1);
      expect(await current().heartbeats.list()).toEqual([]);
    });
  });
}
