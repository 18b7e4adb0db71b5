import { type Card, instantText, listSections, type Section, tableSections } from '@tollkeeper/cards';
import { durationText, subjectText } from '@tollkeeper/cards/standing';

import { counted } from './counted.ts';
import type { Exhaustion } from './exhaustion.ts';
import type { Fired } from './fired.ts';
import { LEFT_OUT, perWeek, type Replay, type Told } from './replay.ts';

/** Sets what other rules would have said beside what was said. */
export function replayCard(replay: Replay): Card {
  const { window, readings, recorded, replayed } = replay;
  return {
    title: `Replay from ${instantText(window.from)} until ${instantText(window.until)}`,
    answer: `With these rules ${counted(replayed.fired.length, 'alert')} would have fired, where ${counted(recorded.fired.length, 'alert')} did: ${heardText(replayed, replay)} instead of ${heardText(recorded, replay)}.`,
    sections: [
      ...tableSections('By rule', ['Rule', 'Fired>', 'Would have fired>'], byRule(replay)),
      ...exhaustionSections(replay),
      ...firedSections(replay),
      {
        kind: 'note',
        text: `${counted(readings, 'reading')} looked at again. Repetitions count as if nobody had answered. Of the last two days readings are kept at least every hour and after five minutes where they change, of the time before once an hour: an alert may have come earlier, and fast-burn may not be found. ${LEFT_OUT} is left out, as looks that failed are not all kept.`,
      },
    ],
  };
}

/** Of less than a week nobody can tell how a week would be. */
function heardText({ pings, pages }: Told, { window }: Replay): string {
  const isLong = window.until.getTime() - window.from.getTime() >= WEEK_MS;
  const text = (count: number): string => (isLong ? perWeek(count, window).toFixed(1) : String(count));
  return `${text(pings)} messages${isLong ? ' a week' : ''} (${text(pages)} critical or worse)`;
}

function byRule({ recorded, replayed }: Replay): readonly (readonly string[])[] {
  const rules = [...new Set([...recorded.fired, ...replayed.fired].map(({ rule }) => rule))].sort();
  const count = ({ fired }: Told, rule: string): string =>
    String(fired.filter((each) => each.rule === rule).length);
  return rules.map((rule) => [rule, count(recorded, rule), count(replayed, rule)]);
}

function exhaustionSections(replay: Replay): readonly Section[] {
  const rows = replay.replayed.exhaustions.map((each, index) => [
    nameOf(replay, each.subject),
    instantText(each.at),
    leadText(replay.recorded.exhaustions[index]),
    leadText(each),
  ]);
  return tableSections('When nothing was left, and how long before it was said', EXHAUSTED, rows);
}

function leadText(exhaustion: Exhaustion | undefined): string {
  if (exhaustion?.warned === undefined) return 'not said before';
  const { at, warned } = exhaustion;
  const lead = at.getTime() - warned.at.getTime();
  return lead < 60_000 ? `at that moment (${warned.rule})` : `${durationText(lead)} (${warned.rule})`;
}

function firedSections(replay: Replay): readonly Section[] {
  const { fired } = replay.replayed;
  const items = fired
    .slice(0, MOST_FIRED)
    .map((each) => `${firedText(replay, each)}${newText(replay, each)}`);
  const more = fired.length - items.length;
  return listSections(
    'What would have fired',
    more > 0 ? [...items, `and ${more} more; --json has all`] : items,
  );
}

function firedText(replay: Replay, { at, severity, rule, subject }: Fired): string {
  return `${instantText(at)}  ${severity}  ${rule}  ${nameOf(replay, subject)}`;
}

/** Whether the same severity was reached within the hour then, too. */
function newText({ recorded }: Replay, one: Fired): string {
  const isKnown = recorded.fired.some(
    ({ rule, subject, severity, at }) =>
      rule === one.rule &&
      subject === one.subject &&
      severity === one.severity &&
      Math.abs(at.getTime() - one.at.getTime()) <= HOUR_MS,
  );
  return isKnown ? '' : ' (new)';
}

function nameOf(replay: Replay, key: string): string {
  const subject = replay.subjects.get(key);
  return subject === undefined ? key : subjectText(subject);
}

const EXHAUSTED = ['What', 'Spent at', 'Was said before', 'Would have been said before'];
const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;
const MOST_FIRED = 40;
