import { doubtText } from '../alert/doubt-text.ts';
import { durationText } from '../alert/duration-text.ts';
import type { Section } from '../card.ts';
import { instantText } from '../instant-text.ts';
import type { Seen } from './standing.ts';

type Dated = { readonly at: Date };

/** Says when something was read, and how long ago that was: `2026-11-21 11:55 UTC (5 min ago)`. */
export function readText(read: Date, now: Date): string {
  const age = now.getTime() - read.getTime();
  return age < MINUTE ? instantText(read) : `${instantText(read)} (${durationText(age)} ago)`;
}

/** Warns of figures that may be true no longer; `what` begins a sentence: `The balance`, `Key "prod"`. */
export function staleNotes(seen: Seen<Dated> | undefined, what: string, now: Date): readonly Section[] {
  if (seen === undefined) return [];
  const { freshAt, doubt } = seen;
  const why = doubt === undefined ? '.' : `: ${doubtText(doubt)}`;
  if (isStale(seen, now))
    return note(
      `${what}: nothing new for ${durationText(now.getTime() - freshAt.getTime())}, since ${instantText(freshAt)}. These figures may be true no longer${why}`,
    );
  return doubt === undefined ? [] : note(`${what}: the last reading was not used${why}`);
}

/** Whether nothing was read for longer than any poll may take. */
function isStale({ freshAt }: Seen<Dated>, now: Date): boolean {
  return now.getTime() - freshAt.getTime() > STALE_MS;
}

function note(text: string): readonly Section[] {
  return [{ kind: 'note', text }];
}

const MINUTE = 60_000;

/** As the rule "source-stale" has it: three times the longest pause between two polls. */
const STALE_MS = 45 * MINUTE;
