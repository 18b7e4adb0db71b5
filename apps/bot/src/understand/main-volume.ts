import { definitionOf, type Field, type WorkloadKind } from '@tollkeeper/engine';
import { compare, exact, type Ratio, toDecimal } from '@tollkeeper/pricing';

import { times } from './amount.ts';
import type { Fact } from './fact.ts';
import { factFrom } from './fact-of.ts';
import { type Calendar, type Flow, monthly, scaledBy, type Thing, type Volume, volumeOf } from './flow.ts';
import type { Measure } from './measure.ts';
import type { Amount } from './token.ts';

/** How much of the work there is, and the measures that say so. */
export type VolumeFacts = { readonly facts: readonly Fact[]; readonly used: readonly Measure[] };

/** What the volume is read from. */
export type Volumes = {
  readonly flows: readonly Flow[];
  readonly calendar: Calendar;
  /** "10x of what we have today": every volume is multiplied by it. */
  readonly factor: Ratio | undefined;
};

/** The facts of several parts of the work. */
export function together(...parts: readonly VolumeFacts[]): VolumeFacts {
  return { facts: parts.flatMap(({ facts }) => facts), used: parts.flatMap(({ used }) => used) };
}

/** The volume of a kind, by what it counts; a plain noun stands in for it where nothing else does. */
export function mainVolume(thing: Thing, kind: WorkloadKind, volumes: Volumes): VolumeFacts {
  const flows = withPeople(thing, volumes.flows);
  const volume = volumeOf(thing, flows);
  const sound = volume === undefined || volume.open.some((each) => each !== 'user') ? undefined : volume;
  const found =
    sound?.period === undefined && thing !== 'character' ? (standIn(thing, flows, volumes) ?? sound) : sound;
  if (found === undefined) return peopleAlone(flows);
  return placed(found, kind, { ...volumes, flows });
}

/** How a product was found: "3 (calls per ticket) × 40 (tickets a day)". */
export function chainNote({ flows }: Volume): string | undefined {
  if (flows.length < 2) return undefined;
  return flows.map(({ measure, amount }) => `${short(amount.value)} (${measure.words})`).join(' × ');
}

/** A number for a note, with four decimals at most. */
export function short(value: Ratio): string {
  return toDecimal(value, 4);
}

/** The words of every factor of a volume. */
export function wordsOf({ flows }: Volume): string {
  return flows
    .flatMap(({ measure, with: added = [] }) => [measure, ...added].map(({ words }) => words))
    .join(', ');
}

/** The number of people, where nothing is said of what they do. */
export function peopleAlone(flows: readonly Flow[]): VolumeFacts {
  const people = flows.find(({ of, per }) => of === 'user' && per.length === 0);
  if (people === undefined) return { facts: [], used: [] };
  return {
    facts: [factFrom('users', people.amount, { words: people.measure.words })],
    used: [people.measure],
  };
}

/** Everything that a volume was read from. */
export function measuresBehind({ flows }: Volume): readonly Measure[] {
  return flows.flatMap(({ measure, with: added = [] }) => [measure, ...added]);
}

/** "9k tickets a month" are 9,000 tasks or requests where nothing says how many each of them makes. */
function standIn(thing: Thing, flows: readonly Flow[], { calendar }: Volumes): Volume | undefined {
  const counted = flows.filter(({ of, per }) => of.startsWith('item:') && of !== thing && !per.includes(of));
  const volumes = counted.flatMap(({ of }) => {
    const volume = volumeOf(of, flows);
    return volume?.period !== undefined && volume.open.length === 0 && monthly(volume, calendar) !== undefined
      ? [volume]
      : [];
  });
  // "3 outages in 2 weeks … 13 calls per incident, 130 incidents a month": what the others are counted by.
  const divided = volumes.filter((volume) =>
    flows.some(({ per }) => per.some((each) => each === volume.flows[0]?.of)),
  );
  const sure = volumes.length === 1 ? volumes : divided;
  return sure.length === 1 ? sure[0] : undefined;
}

function placed(volume: Volume, kind: WorkloadKind, { calendar, factor, flows }: Volumes): VolumeFacts {
  const { once, month, perUserPerDay } = definitionOf(kind).volume;
  const [first] = volume.flows;
  if (first === undefined) return { facts: [], used: [] };
  const words = wordsOf(volume);
  const used = measuresBehind(volume);
  const people = volume.flows.find(({ of, per }) => of === 'user' && per.length === 0 && !isAdopted(flows));
  const users =
    people === undefined ? [] : [factFrom('users', people.amount, { words: people.measure.words })];
  const isDaily = volume.period?.name === 'day' || volume.period?.name === 'workday';
  const isOne = volume.period?.count === undefined || compare(volume.period.count.value, exact(1)) === 0;
  const rate = ofOneUser(volume);
  if (volume.open.includes('user'))
    return ofUnknownPeople(volume, perUserPerDay, isDaily || calendar.days !== undefined);
  if (
    people !== undefined &&
    rate !== undefined &&
    isDaily &&
    isOne &&
    perUserPerDay !== undefined &&
    factor === undefined
  ) {
    return { facts: [...users, factFrom(perUserPerDay, rate, { words: first.measure.words })], used };
  }
  const whole = monthly(volume, calendar);
  if (whole === undefined) {
    const byDays =
      people !== undefined &&
      calendar.days !== undefined &&
      rate !== undefined &&
      perUserPerDay !== undefined;
    if (byDays)
      return { facts: [...users, factFrom(perUserPerDay, rate, { words: first.measure.words })], used };
    if (people !== undefined || once === undefined)
      return { facts: users, used: people === undefined ? [] : [people.measure] };
    const amount = multiplied(volume.amount, factor);
    if (calendar.asksMonthly !== true) return { facts: [factFrom(once, amount, { words })], used };
    return { facts: [factFrom(month, amount, { words, note: 'the cost of a month is asked for' })], used };
  }
  const note = [whole.note, chainNote(volume), factorNote(factor)]
    .filter((each) => each !== undefined)
    .join(', ');
  const fact = factFrom(month, multiplied(whole.amount, factor), { words, ...(note === '' ? {} : { note }) });
  return { facts: [...users, fact], used };
}

/** "20 requests per user per day", where nobody says how many users there are. */
function ofUnknownPeople(volume: Volume, name: Field | undefined, isDaily: boolean): VolumeFacts {
  const isPlain = volume.open.length === 1 && isDaily && name !== undefined;
  if (!isPlain) return { facts: [], used: [] };
  return { facts: [factFrom(name, volume.amount, { words: wordsOf(volume) })], used: measuresBehind(volume) };
}

/** What one user makes, where the volume is nothing but users times that. */
function ofOneUser(volume: Volume): Amount | undefined {
  const [last, ...rest] = volume.flows.toReversed();
  if (last?.of !== 'user' || last.per.length > 0 || rest.length === 0) return undefined;
  const chain = volume.flows.slice(0, -1);
  return chain.slice(1).reduce((sofar, { amount }) => times(sofar, amount), chain[0]?.amount ?? last.amount);
}

function factorNote(factor: Ratio | undefined): string | undefined {
  return factor === undefined ? undefined : `times ${short(factor)}`;
}

function multiplied(amount: Amount, factor: Ratio | undefined): Amount {
  return factor === undefined ? amount : scaledBy(amount, factor);
}

/** "100 users, 3 requests a day" are 3 of each user; "50 users, 2,000 requests a day" are 2,000 in all. */
function withPeople(thing: Thing, flows: readonly Flow[]): readonly Flow[] {
  const people = flows.find(({ of }) => of === 'user');
  if (people === undefined) return flows;
  return flows.map((flow) => {
    const isOfPeople =
      (flow.of === thing || isDoneBy(people, flow)) &&
      flow.per.length === 0 &&
      compare(flow.amount.value, people.amount.value) < 0;
    const isDaily = flow.period?.name === 'day' || flow.period?.name === 'workday';
    return isOfPeople && (isDaily || flow.period === undefined) ? { ...flow, per: ['user'] } : flow;
  });
}

/** "620 drivers, each asking 4 things a day": an unknown noun of the same sentence. */
function isDoneBy(people: Flow, { of, period, measure }: Flow): boolean {
  return (
    of.startsWith('item:') &&
    period !== undefined &&
    measure.sentence === people.measure.sentence &&
    measure.number.start > people.measure.number.start &&
    !people.per.includes(of)
  );
}

function isAdopted(flows: readonly Flow[]): boolean {
  return flows.some(
    ({ of, measure, amount }) => of === 'user' && compare(measure.number.value, amount.value) !== 0,
  );
}
