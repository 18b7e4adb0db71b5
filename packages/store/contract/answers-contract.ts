import { describe, expect, it } from 'vitest';

import type { Store } from '../src/store.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const DAY_MS = 86_400_000;

function after(milliseconds: number): Date {
  return new Date(NOW.getTime() + milliseconds);
}

/** What every store does with kept answers. */
export function answersContract(current: () => Store): void {
  const find = (id: string, now = NOW) => current().answers.find(id, now);
  const keep = (id: string, state: string, now = NOW) =>
    current().answers.keep(id, { state, expiresAt: new Date(now.getTime() + DAY_MS) }, now);

  describe('answers', () => {
    it('are found by the id under which they were kept, to the letter', async () => {
      const state = JSON.stringify({ card: 'Größe 10 %, 💸', csv: 'a,"b"\r\n', nul: '\0', half: '\ud800' });
      expect(await find('a')).toBeUndefined();
      expect(await keep('a', state)).toEqual({ kind: 'kept' });
      expect(await find('a')).toEqual({ state });
      expect(await find('A')).toBeUndefined();
    });

    it('last until the instant that the caller gave', async () => {
      await keep('a', '1');
      expect(await find('a', after(DAY_MS - 1))).toEqual({ state: '1' });
      expect(await find('a', after(DAY_MS))).toBeUndefined();
    });

    it('are replaced by what is kept under the same id, with its own end', async () => {
      await keep('a', '1');
      await keep('a', '2', after(10));
      expect(await find('a', after(DAY_MS + 9))).toEqual({ state: '2' });
      expect(await find('a', after(DAY_MS + 10))).toBeUndefined();
    });

    it('keep 256 KiB of text and refuse a byte more, with what was there before', async () => {
      // "é" is two bytes of UTF-8: 2 + 131,071 × 2 = 262,144.
      const longest = `"${'é'.repeat(131_071)}"`;
      expect(await keep('a', longest)).toEqual({ kind: 'kept' });
      expect(await keep('a', `${longest} `)).toEqual({ kind: 'too-long', bytes: 262_145, most: 262_144 });
      expect(await find('a')).toEqual({ state: longest });
    });

    it('delete what expired when another is kept, and nothing that lasts', async () => {
      await keep('a', '1');
      await keep('b', '2', after(1));
      await keep('c', '3', after(DAY_MS));
      expect(await find('a', NOW)).toBeUndefined();
      expect(await find('b', after(DAY_MS))).toEqual({ state: '2' });
      expect(await find('c', after(DAY_MS))).toEqual({ state: '3' });
    });
  });
}
