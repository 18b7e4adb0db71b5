import { describe, expect, it } from 'vitest';

import type { Store } from '../src/store.ts';
import { ALERT, after, incidentOf, put } from './guard-batch.ts';

/** What every store does with the short ids of incidents. */
export function shortIdsContract(current: () => Store): void {
  const find = () => current().incidents.find({ alertKey: ALERT, number: 1 });
  const resolved = { at: after(10), cause: 'topped_up' };

  describe('incidents', () => {
    it('are found by what people type', async () => {
      await put(current(), incidentOf());
      const incident = await find();
      const typed = incident?.shortId ?? '';
      for (const text of [typed, `#${typed}`, ` #${typed.toLowerCase()} `, `\u200b#\u200b${typed}\ufeff`]) {
        expect(await current().incidents.byShortId(text)).toEqual(incident);
      }
      expect(await current().incidents.byShortId('')).toBeUndefined();
    });

    it('have an id of their own while they are open, and the newest is meant by one that is used again', async () => {
      // 600 of 65,536 ids: by chance about three pairs begin alike (600² ÷ 2 ÷ 65,536 = 2.7).
      const many = Array.from({ length: 600 }, (_, index) => incidentOf({ alertKey: `alert ${index}` }));
      await put(current(), ...many);
      const ids = (await current().incidents.open()).map(({ shortId }) => shortId);
      expect(new Set(ids).size).toBe(600);
      const longer = ids.find((id) => id.length === 5) ?? '';
      const sameStart = await current().incidents.byShortId(longer.slice(0, 4));
      expect(sameStart).toBeDefined();
      await put(current(), incidentOf({ alertKey: sameStart?.alertKey ?? '', resolved }));
      expect((await current().incidents.byShortId(longer))?.shortId).toBe(longer);
      expect((await current().incidents.byShortId(longer.slice(0, 4)))?.resolved).toEqual(resolved);
    });
  });
}
