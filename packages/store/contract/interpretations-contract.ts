import { describe, expect, it } from 'vitest';

import type { Store } from '../src/store.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const DAY_MS = 86_400_000;

/** A thousand saves are a thousand waits for the disk. */
const SLOW_DISK = { timeout: 60_000 };

function after(milliseconds: number): Date {
  return new Date(NOW.getTime() + milliseconds);
}

/** What every store does with interpretations. */
export function interpretationsContract(current: () => Store): void {
  const load = (key: string, now = NOW) => current().interpretations.load(key, now);
  const save = (key: string, answer: string, now = NOW) =>
    current().interpretations.save(key, { answer, expiresAt: new Date(now.getTime() + DAY_MS) }, now);

  describe('interpretations', () => {
    it('give back an answer with the time that it was saved', async () => {
      expect(await load('a')).toBeUndefined();
      expect(await save('a', '{"µ":1}')).toEqual({ kind: 'saved' });
      expect(await load('a', after(1))).toEqual({ answer: '{"µ":1}', savedAt: NOW });
      expect(await load('b', after(1))).toBeUndefined();
    });

    it('last until the instant that the caller gave', async () => {
      await save('a', '1');
      expect((await load('a', after(DAY_MS - 1)))?.answer).toBe('1');
      expect(await load('a', after(DAY_MS))).toBeUndefined();
    });

    it('are replaced by a newer answer, which lasts longer', async () => {
      await save('a', '1');
      await save('a', '2', after(10));
      expect(await load('a', after(DAY_MS + 9))).toEqual({ answer: '2', savedAt: after(10) });
    });

    it('keep 64 KiB and refuse a byte more', async () => {
      expect(await save('a', 'x'.repeat(65_536))).toEqual({ kind: 'saved' });
      const refused = { kind: 'too-long', bytes: 65_537, most: 65_536 };
      expect(await save('a', 'x'.repeat(65_537))).toEqual(refused);
      expect((await load('a'))?.answer).toHaveLength(65_536);
    });

    it('are a thousand at most: the oldest go', SLOW_DISK, async () => {
      for (let index = 0; index < 1_000; index += 1) await save(`k${index}`, '1', after(index));
      expect(await load('k0')).toBeDefined();
      await save('new', '1', after(1_000));
      expect(await load('k0')).toBeUndefined();
      for (const kept of ['k1', 'k999', 'new']) expect(await load(kept)).toBeDefined();
    });

    it(
      'make room for a newer answer by what expired, before anything older that lasts',
      SLOW_DISK,
      async () => {
        await save('lasts', '1', after(0));
        const soon = { answer: '1', expiresAt: after(1_500) };
        for (let index = 1; index < 1_000; index += 1) {
          await current().interpretations.save(`k${index}`, soon, after(index));
        }
        await save('new', '1', after(1_500));
        expect(await load('lasts', after(1_500))).toBeDefined();
      },
    );
  });
}
