import type { WorkloadKind } from '@tollkeeper/engine';
import { divide, ONE, type Ratio, subtract, ZERO } from '@tollkeeper/pricing';

import type { Fact, FactName } from './fact.ts';
import { factFrom } from './fact-of.ts';
import type { Measure } from './measure.ts';
import type { Amount } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';

/** What a share of something means; `adopted` is the share of people who use it at all. */
export type ShareMeaning = FactName | 'accepted' | 'rejected' | 'adopted';

/**
 * What a share is of: the words that name it decide, then those of its phrase, then the others up to its neighbours.
 */
export function shareMeaning(
  { of, phrase, around, number, head, followed }: Measure,
  kind: WorkloadKind | undefined,
): ShareMeaning | undefined {
  if (isKeyedShare(number, head)) return meaningIn(of, kind);
  if (number.measure !== 'share' || followed.some((word) => REDUCED.has(word))) return undefined;
  return (
    meaningIn(of, kind) ??
    meaningIn(phrase, kind) ??
    meaningIn(around, kind) ??
    (of.has('user') || isOfThem(followed) ? 'adopted' : undefined)
  );
}

/** "12 % of them chat with it" is said of the people before. */
function isOfThem([of = '', them = '']: readonly string[]): boolean {
  return (
    /^(?:of|von|de)$/.test(of) &&
    /^(?:them|those|these|whom|us|ihnen|denen|ellos|ellas|eux|elles)$/.test(them)
  );
}

/** "retry_rate: 0.015": a number below one that its key makes a share. */
function isKeyedShare({ measure, value }: Measure['number'], head: Measure['head']): boolean {
  return (
    measure === 'count' && head === undefined && value.numerator > 0n && value.numerator < value.denominator
  );
}

function meaningIn(topics: ReadonlySet<Topic>, kind: WorkloadKind | undefined): ShareMeaning | undefined {
  const isMade = kind === 'image' || kind === 'video';
  for (const topic of ORDER) {
    if (!topics.has(topic)) continue;
    const meaning = (isMade ? MADE[topic] : kind === 'agent' ? AGENTIC[topic] : undefined) ?? MEANINGS[topic];
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}

/** The fact behind a share; "40 % are usable" is 2.5 attempts for each that is. */
export function shareFact(meaning: Exclude<ShareMeaning, 'adopted'>, { number, words }: Measure): Fact {
  if (meaning === 'accepted') {
    return factFrom('attemptsPerAccepted', inverse(number), {
      words,
      note: 'attempts are one over the share that is accepted',
    });
  }
  if (meaning === 'rejected') {
    const kept = {
      value: subtract(ONE, number.value),
      low: subtract(ONE, number.high),
      high: subtract(ONE, number.low),
    };
    return factFrom('attemptsPerAccepted', inverse(kept), {
      words,
      note: 'attempts are one over the share that is not rejected',
    });
  }
  return factFrom(meaning, number, { words });
}

/** Nothing accepted has no number of attempts: it is left at what was said, which is out of bounds. */
function inverse({ value, low, high }: Amount): Amount {
  const turned = (each: Ratio): Ratio => (each.numerator === 0n ? ZERO : divide(ONE, each));
  return { value: turned(value), low: turned(high), high: turned(low) };
}

/** "50 % off for batches" says what a batch costs, not how much is one. */
const REDUCED = new Set([
  'off',
  'discount',
  'discounted',
  'cheaper',
  'rabatt',
  'günstiger',
  'descuento',
  'remise',
]);

const ORDER: readonly Topic[] = [
  'retry',
  'buffer',
  'duplicate',
  'batch',
  'flex',
  'priority',
  'cache',
  'failure',
  'rejected',
  'success',
  'accepted',
  'adopted',
  'active',
  'billed',
];

const MEANINGS: Partial<Record<Topic, ShareMeaning>> = {
  retry: 'retryRate',
  buffer: 'buffer',
  duplicate: 'duplicateRate',
  batch: 'batchShare',
  flex: 'flexShare',
  priority: 'priorityShare',
  cache: 'cachedShare',
  failure: 'failedJobRate',
  success: 'successRate',
  accepted: 'adopted',
  adopted: 'adopted',
  active: 'adopted',
  billed: 'billedShareOfFailed',
};

const MADE: Partial<Record<Topic, ShareMeaning>> = {
  rejected: 'rejected',
  success: 'accepted',
  accepted: 'accepted',
};

const AGENTIC: Partial<Record<Topic, ShareMeaning>> = { accepted: 'successRate' };
