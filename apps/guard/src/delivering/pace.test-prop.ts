import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { called, freeAt } from './pace.ts';

const MINUTE = 60_000;

describe('freeAt', () => {
  it('lets no two calls go within a second and no 31 messages within ten minutes, whatever is wanted', () => {
    const wanted = fc.array(fc.record({ after: fc.nat(20_000), isMessage: fc.boolean() }), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(wanted, fc.constantFrom(1, 600), (calls, speed) => {
        let state: Parameters<typeof freeAt>[0] = { sentAt: [] };
        let now = 1_000_000_000;
        const made: { readonly at: number; readonly isMessage: boolean }[] = [];
        for (const { after, isMessage } of calls) {
          now += after * speed;
          now = freeAt(state, { now, isMessage, speed });
          state = called(state, { now, isMessage, speed });
          made.push({ at: now, isMessage });
        }
        for (const [index, { at }] of made.entries()) {
          const next = made[index + 1];
          if (next !== undefined) expect(next.at - at).toBeGreaterThanOrEqual(1_000 * speed);
        }
        const messages = made.filter(({ isMessage }) => isMessage).map(({ at }) => at);
        for (const [index, at] of messages.entries()) {
          const later = messages[index + 30];
          if (later !== undefined) expect(later - at).toBeGreaterThanOrEqual(10 * MINUTE * speed);
        }
      }),
    );
  });

  it('never waits longer than a minute: a storm is told in fewer and fewer messages', () => {
    let state: Parameters<typeof freeAt>[0] = { sentAt: [] };
    let now = 0;
    const sent: number[] = [];
    for (let message = 0; message < 500; message += 1) {
      const at = freeAt(state, { now, isMessage: true, speed: 1 });
      expect(at - now).toBeLessThanOrEqual(MINUTE);
      state = called(state, { now: at, isMessage: true, speed: 1 });
      now = at;
      sent.push(at);
    }
    for (const [index, at] of sent.slice(30).entries()) {
      expect(at - (sent[index] ?? at)).toBeGreaterThanOrEqual(10 * MINUTE);
    }
  });

  it('takes no heed of instants that a wrong clock wrote', () => {
    expect(freeAt({ sentAt: [9e12], calledAt: 9e12 }, { now: 5, isMessage: true, speed: 1 })).toBe(5);
  });
});
