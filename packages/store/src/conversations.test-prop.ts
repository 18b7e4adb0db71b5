import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { NO_CONVERSATION } from './conversations.ts';
import { openStore } from './open-store.ts';

const START = Date.parse('2026-11-21T12:00:00Z');
const LIFETIME_MS = 1_800_000;

const step = fc.record({
  act: fc.constantFrom('load', 'save', 'continue', 'begin', 'forget', 'sweep'),
  person: fc.constantFrom('ann', 'bob'),
  state: fc.json(),
  passes: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: LIFETIME_MS })),
});

describe('conversations', () => {
  it('are what a map with a clock would remember, whatever is done to them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const store = await openStore({ path: ':memory:' });
        const remembered = new Map<string, { state: string; version: number; until: number }>();
        const versions = new Map<string, number>();
        let time = START;
        for (const { act, person, state, passes } of steps) {
          time += passes;
          const now = new Date(time);
          const key = { platform: 'slack', place: 'here', person };
          const there = remembered.get(person);
          const fresh = there !== undefined && there.until > time ? there : undefined;
          if (act === 'load') {
            const expected = fresh && { state: fresh.state, version: fresh.version };
            expect(await store.conversations.load(key, now)).toEqual(expected);
          } else if (act === 'forget') {
            await store.conversations.forget(key);
            remembered.delete(person);
          } else if (act === 'sweep') {
            const gone = [...remembered].filter(([, { until }]) => until <= time);
            expect(await store.sweep(now)).toBe(gone.length);
            for (const [swept] of gone) remembered.delete(swept);
          } else {
            const seen = versions.get(person) ?? 1;
            const continues = { save: undefined, begin: NO_CONVERSATION, continue: seen }[act];
            const allowed = { save: true, begin: fresh === undefined, continue: there?.version === seen }[
              act
            ];
            const edit = { state, ...(continues !== undefined && { continues }) };
            const saved = await store.conversations.save(key, edit, now);
            expect(saved.kind).toBe(allowed ? 'saved' : 'changed');
            if (saved.kind !== 'saved') continue;
            expect(saved.version).toBeGreaterThan(there?.version ?? 0);
            remembered.set(person, { state, version: saved.version, until: time + LIFETIME_MS });
            if (act !== 'save') versions.set(person, saved.version);
          }
        }
        await store.close();
      }),
      { numRuns: 150 },
    );
  });
});
