import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Fault } from '../testing/faults.ts';
import { expectAwake, expectLawful } from '../testing/guard-laws.ts';
import { SOURCES } from '../testing/modelled-account.ts';
import { beginStory, type Step, type Story } from '../testing/modelled-story.ts';

describe('a guard over its whole cycle', () => {
  it('tells what is true to everybody who wants it, in order, as often as crashes allow, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(GUARDS, TURNS, steps([...LIFE, ...TROUBLE], 30), async (guards, turns, all) => {
        await story({ guards, turns }, all, expectAwake);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('owes the same with two guards as with one', async () => {
    await fc.assert(
      fc.asyncProperty(TURNS, steps(LIFE, 20), async (turns, all) => {
        const owed: (readonly string[])[] = [];
        for (const guards of [1, 2]) {
          await story({ guards, turns }, all, async ({ world }) => {
            owed.push([...world.book.owed.keys()].toSorted());
          });
        }
        expect(owed[1]).toEqual(owed[0]);
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});

/** Lets all of it happen, and looks once it is calm again. */
async function story(
  { guards, turns }: { readonly guards: number; readonly turns: readonly number[] },
  all: readonly Step[],
  look: (story: Story) => Promise<void>,
): Promise<void> {
  const begun = await beginStory(guards, turns);
  try {
    for (const step of all) await begun.take(step);
    await begun.calmDown();
    await expectLawful(begun.world);
    await look(begun);
  } finally {
    await begun.world.store.close();
  }
}

function steps(kinds: readonly fc.WeightedArbitrary<Step>[], maxLength: number): fc.Arbitrary<Step[]> {
  return fc.array(fc.oneof(...kinds), { minLength: 4, maxLength, size: 'max' });
}

const GUARDS = fc.integer({ min: 1, max: 2 });
/** Who goes on when two guards work at a time. */
const TURNS = fc.array(fc.nat(4), { minLength: 1, maxLength: 7 });
const channel = fc.constantFrom('ops' as const, 'desk' as const, 'night' as const);
const minutes = fc.constantFrom(1, 5, 20, 60);
const kind = <K extends Step['kind']>(name: K) => fc.constant(name);

/** What happens to every account. */
const LIFE: readonly fc.WeightedArbitrary<Step>[] = [
  {
    weight: 6,
    arbitrary: fc.record({
      kind: kind('spend'),
      key: fc.constantFrom('a', 'b'),
      dollars: fc.constantFrom(1, 4, 10, 25, 50, 85),
      minutes: fc.constantFrom(0, 2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('top up') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kind('no answer'),
      source: fc.constantFrom(...SOURCES),
      looks: fc.constantFrom(1, 2, 4, 9),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: kind('run'), minutes: fc.constantFrom(1, 2, 5, 12) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('asleep'), minutes: fc.constantFrom(10, 60, 240, 1500) }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('acknowledge'), which: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('snooze'), which: fc.nat(3), minutes }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: kind('silence'), rule: fc.constantFrom('key-limit', '*'), minutes }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('rules'), warningFrom: fc.constantFrom(80, 60, 0) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('restart') }) },
];

/** What a guard has to live through. */
const TROUBLE: readonly fc.WeightedArbitrary<Step>[] = [
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kind('killed'),
      guard: fc.nat(1),
      call: fc.integer({ min: 1, max: 60 }),
      isAfter: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: kind('stopped'),
      call: fc.integer({ min: 1, max: 40 }),
      isAfter: fc.boolean(),
      minutes: fc.constantFrom(1, 3, 11),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kind('clock'),
      wrongByHours: fc.constantFrom(0, 1, -1, 3, -3, 14),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kind('faults'),
      channel,
      faults: fc.array(fc.constantFrom<Fault[]>('lost answer', '429', '503', 'refused', 'gone'), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: kind('down'),
      channel,
      how: fc.constantFrom('refused' as const, '503' as const, 'well' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('channels'), channel: fc.constantFrom('desk', 'night') }) },
];
