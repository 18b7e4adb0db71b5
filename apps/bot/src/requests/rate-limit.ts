import { askOne, type Bucket, isFull } from './question-rate.ts';

/** Counts a question of somebody; a refused one gets the sentence that says when to ask again. */
export type RateLimit = (person: string, now: Date) => string | undefined;

/** Counts the questions of everybody who asks this process. */
export function rateLimit(perMinute: number): RateLimit {
  const buckets = new Map<string, Bucket>();
  return (person, now) => {
    const moment = { now: now.getTime(), perMinute };
    const asked = askOne(buckets.get(person), moment);
    buckets.set(person, asked.bucket);
    if (buckets.size > MOST_PEOPLE) forgetFull(buckets, moment);
    return asked.kind === 'allowed' ? undefined : sentence(perMinute, asked.seconds);
  };
}

function forgetFull(
  buckets: Map<string, Bucket>,
  moment: { readonly now: number; readonly perMinute: number },
): void {
  for (const [person, bucket] of buckets) if (isFull(bucket, moment)) buckets.delete(person);
}

function sentence(perMinute: number, seconds: number): string {
  const questions = perMinute === 1 ? 'One question' : `${perMinute} questions`;
  const wait = seconds === 1 ? 'a second' : `${seconds} seconds`;
  return `${questions} a minute are answered for one person: ask again in ${wait}.`.replace(
    'One question a minute are',
    'One question a minute is',
  );
}

/** Above it those are forgotten who have asked nothing for a minute. */
const MOST_PEOPLE = 10_000;
