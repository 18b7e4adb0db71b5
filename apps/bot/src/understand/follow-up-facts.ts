import { definitionOf, type WorkloadKind } from '@tollkeeper/engine';

import type { Placed } from './collected-facts.ts';
import { factOf } from './fact-of.ts';
import type { Measure } from './measure.ts';
import { thingCounted } from './thing-counted.ts';

/** "20 requests per user", after so many per user and day: of each active day as well. */
export function ofEachUser(measures: readonly Measure[], kind: WorkloadKind): readonly Placed[] {
  const { perUserPerDay } = definitionOf(kind).volume;
  if (perUserPerDay === undefined) return [];
  return measures.flatMap((measure) => {
    const [only, ...more] = measure.per;
    const isOfUser = only?.kind === 'thing' && only.head.topic === 'user' && more.length === 0;
    const isVolume = measure.number.measure === 'count' && VOLUMES.has(thingCounted(measure, kind) ?? '');
    return isOfUser && isVolume
      ? [{ fact: factOf(perUserPerDay, measure, 'of each active day, as before'), measure }]
      : [];
  });
}

/** "And with $500?": nothing but money, which is then what there is to spend. */
export function isMoneyAlone(text: string): boolean {
  return ALONE.test(text);
}

const VOLUMES = new Set(['request', 'task', 'result', 'session', 'character']);
const ALONE =
  /^\W*(?:(?:and|ok|so|what|how|about|if|with|for|at|under|only|just|then|we|i|had|have|a|budget|of)\s+)*\$\s?\d[\d.,]*\s?k?(?:\s?(?:usd|dollars|a month|per month|\/\s?mo(?:nth)?|instead))?\W*$/i;
