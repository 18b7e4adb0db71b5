import type { WorkloadKind } from '@tollkeeper/engine';

import { ONE_OF_IT } from './amount.ts';
import type { Collected } from './collected-facts.ts';
import { type Flow, scaledBy } from './flow.ts';
import { flowsOfMeasures } from './flows-of-measures.ts';
import type { Measure } from './measure.ts';
import { shareFact, shareMeaning } from './share-facts.ts';

/** "Only 35 % of them use it" counts that part of the people. */
export function adopted(
  measures: readonly Measure[],
  kind: WorkloadKind | undefined,
  taken: Collected,
): { readonly flows: readonly Flow[]; readonly used: readonly Measure[] } {
  const flows = flowsOfMeasures(measures, kind);
  const shares = measures.flatMap((measure, at) => {
    const meaning = taken.has(measure) ? undefined : shareMeaning(withRest(measure, measures[at + 1]), kind);
    return meaning === undefined ? [] : [{ measure, meaning }];
  });
  for (const { measure, meaning } of shares) {
    if (meaning !== 'adopted') taken.add([shareFact(meaning, measure)], [measure]);
  }
  const adoption = shares.find(({ meaning }) => meaning === 'adopted')?.measure;
  const people = flows.find(({ of, per }) => of === 'user' && per.length === 0);
  const part = adoption === undefined ? partOf(measures, taken) : undefined;
  const share = adoption ?? part?.share;
  const whole = part === undefined ? people : flows.find(({ measure }) => measure === part.whole);
  if (share === undefined || whole === undefined) return { flows, used: [] };
  const isDaily = share.phrase.has('daily') && whole.period === undefined;
  const period = isDaily ? { name: 'day' as const, count: ONE_OF_IT } : whole.period;
  const scaled = { ...whole, amount: scaledBy(whole.amount, share.number.value), period, with: [share] };
  return { flows: flows.map((flow) => (flow === whole ? scaled : flow)), used: [share] };
}

/** "95 % of the 48k input is cached": what is said of the whole is said of the part. */
function withRest(measure: Measure, next: Measure | undefined): Measure {
  const isPart =
    measure.of.size === 0 && next !== undefined && next.follows && next.number.measure === 'count';
  return isPart ? { ...measure, around: new Set([...measure.around, ...next.around]) } : measure;
}

/** "20 % of our 50,000 subscribers", "a third of the 36,000 conversations". */
function partOf(
  measures: readonly Measure[],
  taken: Collected,
): { readonly share: Measure; readonly whole: Measure } | undefined {
  const at = measures.findIndex(
    ({ number, of, labelledBefore }) => number.measure === 'share' && of.size === 0 && labelledBefore,
  );
  const [share, whole] = [measures[at], measures[at + 1]];
  if (share === undefined || whole === undefined || taken.has(share)) return undefined;
  return whole.follows && whole.sentence === share.sentence && whole.head !== undefined
    ? { share, whole }
    : undefined;
}
