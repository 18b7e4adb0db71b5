import type { Flow, Thing } from './flow.ts';
import { isSameHead } from './label.ts';
import type { Measure } from './measure.ts';
import type { Amount } from './token.ts';

/** What a flow is per, and how many of it. */
export type PerThing = { readonly thing: Thing | undefined; readonly block: Amount | undefined };

/** "1 task = 14 calls": the second is per the first. */
export function definedBy(
  { link, sentence, preceded, follows }: Measure,
  before: readonly Flow[],
  of: Thing,
): readonly PerThing[] {
  const last = before.at(-1);
  if (preceded === 'of' && follows && last?.measure.sentence === sentence && last.of !== of)
    return [{ thing: last.of, block: undefined }];
  if (
    follows &&
    link === undefined &&
    last?.of === 'user' &&
    last.measure.sentence === sentence &&
    of !== 'duration'
  )
    return [{ thing: 'user', block: undefined }];
  if (
    last?.measure.preceded === 'for' &&
    isOne(last.amount) &&
    last.measure.sentence === sentence &&
    last.of !== of
  )
    return [{ thing: last.of, block: undefined }];
  if (last !== undefined && isEachOf(last) && last.measure.sentence === sentence && last.of !== of)
    return [{ thing: last.of, block: undefined }];
  if (link !== 'equals' || last === undefined || last.measure.sentence !== sentence || last.of === of)
    return [];
  return last.measure.labelledBefore && last.measure.head?.topic !== undefined
    ? []
    : [{ thing: last.of, block: last.amount }];
}

/** "300 users × 5 questions a day", "40 stores × 15 questions": each factor is per what stands before it. */
export function multipliedWith(
  { link, sentence }: Measure,
  before: readonly Flow[],
  of: Thing,
): readonly PerThing[] {
  if (link !== 'times' || of === 'user' || of === 'duration') return [];
  const last = before.at(-1);
  if (last?.of.startsWith('item:') && last.period === undefined && last.measure.sentence === sentence)
    return [{ thing: last.of, block: undefined }];
  return before.some((flow) => flow.of === 'user') ? [{ thing: 'user', block: undefined }] : [];
}

/** What "each" means: what was counted last before it. */
export function lastCounted(before: readonly Flow[], of: Thing): Thing | undefined {
  return before.findLast((flow) => flow.of !== of && (COUNTED.has(flow.of) || flow.of.startsWith('item:')))
    ?.of;
}

/** Whether an amount is one. */
export function isOne({ value }: Amount): boolean {
  return value.numerator === value.denominator;
}

/** "Each of our 40 stores asks 15 questions". */
function isEachOf({ measure: { head, per } }: Flow): boolean {
  return head !== undefined && per.some((each) => each.kind === 'thing' && isSameHead(each.head, head));
}

const COUNTED = new Set(['user', 'task', 'result', 'session', 'request', 'seat']);
