import type { WorkloadKind } from '@tollkeeper/engine';
import { compare, divide, exact, type Ratio } from '@tollkeeper/pricing';

import { isZero, MILLION } from './amount.ts';
import type { Fact, FactName } from './fact.ts';
import { factFrom } from './fact-of.ts';
import { scaledBy } from './flow.ts';
import type { Measure } from './measure.ts';
import type { Topic } from './vocabulary/topic.ts';

/** Reads the prices that a message states; numbers without a currency count where the words speak of prices. */
export function priceFacts(
  measures: readonly Measure[],
  kind: WorkloadKind | undefined,
): ReadonlyMap<Measure, Fact> {
  const facts = new Map<Measure, Fact>();
  for (const [at, measure] of measures.entries()) {
    const siblings = siblingsOf(measures, at);
    if (!isPrice(measure, siblings)) continue;
    const fact = priceFact(ofTheOne(measure, measures[at - 1]), siblings, kind);
    if (fact !== undefined) facts.set(measure, fact);
  }
  return facts;
}

/** "One generation is $0.05": the price of what was counted as one right before it. */
function ofTheOne(measure: Measure, before: Measure | undefined): Measure {
  const isPlain = measure.per.length === 0 && measure.head === undefined && measure.number.measure === 'usd';
  const one = before?.sentence === measure.sentence ? before : undefined;
  if (
    !isPlain ||
    one?.head === undefined ||
    compare(one.number.value, exact(1)) !== 0 ||
    !STATING.has(measure.preceded)
  )
    return measure;
  return { ...measure, per: [{ kind: 'thing', head: one.head, block: undefined }] };
}

/** The measures of the same sentence that state money beside it: "$3 in, $15 out per 1M" name the block once. */
function siblingsOf(measures: readonly Measure[], at: number): readonly Measure[] {
  const sentence = measures[at]?.sentence;
  return measures.filter((each) => each.sentence === sentence);
}

/** A price of nothing is no price: what is free is said by the catalogue, and an unknown price is not zero. */
function isPrice(measure: Measure, siblings: readonly Measure[]): boolean {
  if (isZero(measure.number)) return false;
  if (measure.number.measure === 'usd') return true;
  if (measure.number.measure !== 'count' || wayOf(measure) === undefined) return false;
  const priced = (each: Measure): boolean =>
    each.around.has('price') && (each.around.has('million') || each.block !== undefined);
  if (measure.of.has('token')) return false;
  const next = siblings[siblings.indexOf(measure) + 1];
  if (
    isPerMillion(measure) ||
    (next !== undefined && isPerMillion(next) && next.follows && !measure.number.scale)
  )
    return true;
  return (
    priced(measure) ||
    (measure.pair === 'second' &&
      siblings.some((each) => each.pair === 'first' && priced(each) && !each.of.has('token')))
  );
}

/** "5 out per million". */
function isPerMillion(measure: Measure): boolean {
  const isOfMany =
    measure.of.has('million') || (measure.block !== undefined && compare(measure.block.value, MILLION) === 0);
  return (
    measure.number.measure === 'count' && isOfMany && !measure.of.has('token') && wayOf(measure) !== undefined
  );
}

function priceFact(
  measure: Measure,
  siblings: readonly Measure[],
  kind: WorkloadKind | undefined,
): Fact | undefined {
  const { number, words } = measure;
  const unit = unitOf(measure, kind);
  if (unit !== undefined) {
    const [name, units] = unit;
    const block = measure.block?.value ?? blockIn(measure.around, measure) ?? exact(1);
    return factFrom(name, scaledBy(number, divide(units, block)), { words });
  }
  const way = wayOf(measure);
  if (way === undefined) return undefined;
  const block = blockOf(measure) ?? siblings.flatMap((each) => blockOf(each) ?? [])[0] ?? MILLION;
  return factFrom(way, scaledBy(number, divide(MILLION, block)), { words });
}

/** A price per token, by its direction. */
function wayOf({ of, pair, per, block, around }: Measure): FactName | undefined {
  if (of.has('cache')) return of.has('writes') ? 'priceCacheWritePerMillion' : 'priceCachedInputPerMillion';
  if (of.has('input') || (of.has('prompt') && !of.has('output'))) return 'priceInputPerMillion';
  if (of.has('output') || of.has('reply')) return 'priceOutputPerMillion';
  const isOfTokens =
    of.has('million') ||
    of.has('token') ||
    block !== undefined ||
    around.has('million') ||
    pair !== undefined;
  if (per.length > 0 || !isOfTokens) return undefined;
  return pair === 'first' ? 'priceInputPerMillion' : pair === 'second' ? 'priceOutputPerMillion' : undefined;
}

/** How many units the price is for: "per 1M", "/M", "per 1k". */
function blockOf(measure: Measure): Ratio | undefined {
  return measure.block?.value ?? blockIn(measure.of, measure);
}

function blockIn(topics: ReadonlySet<Topic>, { of }: Measure): Ratio | undefined {
  if (of.has('million')) return MILLION;
  if (of.has('thousand')) return exact(1_000);
  return topics.has('million') ? MILLION : undefined;
}

/** A price of something else than tokens, if the work has it ("our GPU is $2 an hour" is no price of text), and how many units of ours are one of it. */
function unitOf(
  { per, of, around }: Measure,
  kind: WorkloadKind | undefined,
): readonly [FactName, Ratio] | undefined {
  const things = per.flatMap((each) =>
    each.kind === 'thing' ? (each.head.topic ?? []) : each.kind === 'period' ? [each.period] : [each.kind],
  );
  const has = (...topics: readonly string[]): boolean => things.some((thing) => topics.includes(thing));
  const is = (...kinds: readonly WorkloadKind[]): boolean => kind === undefined || kinds.includes(kind);
  if (is('speech') && (has('character') || of.has('character')))
    return ['pricePerMillionCharacters', MILLION];
  if ((is('subscription') && has('seat')) || (kind === 'subscription' && has('user', 'month', 'each')))
    return ['pricePerSeat', exact(1)];
  if (is('video', 'voice', 'transcription') && has('second', 'minute', 'hour'))
    return perTime(has('second') ? 'second' : has('minute') ? 'minute' : 'hour', kind);
  if (is('image', 'video') && has('image', 'generation', 'attempt', 'accepted', 'clip'))
    return ['unitPriceUsd', exact(1)];
  const isMade = kind === 'image' || kind === 'video';
  const isOfPeriod = per.length > 0 && per.every((each) => each.kind === 'period');
  if (
    isMade &&
    !isOfPeriod &&
    (has('each') || of.has('image') || of.has('generation') || of.has('clip') || around.has('each'))
  )
    return ['unitPriceUsd', exact(1)];
  return undefined;
}

function perTime(
  unit: 'second' | 'minute' | 'hour',
  kind: WorkloadKind | undefined,
): readonly [FactName, Ratio] {
  const seconds = { second: 1, minute: 60, hour: 3_600 }[unit];
  if (kind === 'video') return ['pricePerVideoSecond', divide(exact(1), exact(seconds))];
  const name = kind === 'transcription' ? 'pricePerAudioMinute' : 'pricePerSessionMinute';
  return [name, divide(exact(60), exact(seconds))];
}

const STATING = new Set(['is', 'costs', 'cost', 'at', 'for', 'runs', 'kostet', 'cuesta', 'coûte']);
