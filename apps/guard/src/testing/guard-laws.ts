import type { Severity } from '@tollkeeper/engine';
import { SEVERITIES } from '@tollkeeper/engine/guarding';
import type { Incident, TracedNotification } from '@tollkeeper/store';
import { expect } from 'vitest';

import { parseKeptReceipt } from '../delivering/kept-receipt.ts';
import { KEYS, severityOfBalance, severityOfSpent } from './modelled-account.ts';
import { partsOf } from './modelled-book.ts';
import type { Story } from './modelled-story.ts';
import { CHANNELS, type ChannelName, MINUTE, type ModelledWorld, SECOND } from './modelled-world.ts';

/** Holds what was told against the book, and what is known against the truth, once all is calm. */
export async function expectLawful(world: ModelledWorld): Promise<void> {
  const { store, book, settings } = world;
  const rows = await rowsOf(world);
  expect(book.broken).toEqual([]);
  // Nothing that was owed is gone.
  expect([...book.owed.keys()].filter((id) => !rows.has(id))).toEqual([]);
  const lanes = Map.groupBy(rows.values(), ({ id }) => `${partsOf(id).incident} ${partsOf(id).channel}`);
  for (const lane of lanes.values()) expectEnded(world, lane);
  for (const name of settings.channels) expectInOrder(world, name);
  for (const counts of await store.outbox.counts(new Date(0), new Date(8.64e15))) {
    const { channel, fired, delivered, combined, snoozed, dead, waiting } = counts;
    const owed = [...rows.values()].filter((row) => row.channel === channel);
    expect([fired, delivered + combined + snoozed + dead + waiting]).toEqual([owed.length, owed.length]);
  }
  await expectTrue(world, rows);
}

/** A guard that had all this behind it still tells at once that the last dollar is spent. */
export async function expectAwake({ world, run, ailments }: Story): Promise<void> {
  const { account, book, clock, settings } = world;
  account.topUp(1_000);
  await run(12 * MINUTE, MINUTE);
  account.spend('a', 2_000);
  const spentAt = clock.trueNow();
  await run(2 * MINUTE, 10 * SECOND);
  const told = book.arrivals.filter(
    ({ at, ids }) =>
      at > spentAt && ids.some((id) => id.startsWith('credits⋅account⋅') && id.includes('level:exhausted')),
  );
  const channels = settings.channels.filter((name) => name !== 'night');
  expect(new Set(told.map(({ channel }) => channel)), 'told within two minutes').toEqual(new Set(channels));
  expect(await ailments(), 'its heart beats').toEqual([]);
}

/** What is owed by the book, and what the store itself added where people answered. */
async function rowsOf({ store, book }: ModelledWorld): Promise<ReadonlyMap<string, TracedNotification>> {
  const incidents = new Map(
    [...book.owed.values()].map(({ incident }) => [JSON.stringify(incident), incident]),
  );
  const found = await Promise.all([...incidents.values()].map((id) => store.outbox.ofIncident(id)));
  return new Map(found.flat().map((row) => [row.id, row]));
}

/** Every row of an incident in a channel, in order, came to an end that something explains. */
function expectEnded({ book }: ModelledWorld, lane: readonly TracedNotification[]): void {
  for (const [index, { id, channel, end }] of lane.entries()) {
    const before = lane.slice(0, index);
    const told = book.arrivals.filter((arrival) => arrival.channel === channel && arrival.ids.includes(id));
    expect(told.length, `${id}: told`).toBeLessThanOrEqual(1 + (book.excused.get(id) ?? 0));
    switch (end?.as) {
      case undefined:
        throw new Error(`${id} waits for ever`);
      case 'dead':
        expect(end.reason, id).not.toBe('');
        expect(
          book.isOnlyOneWell || id.startsWith('channel⋅') || isDeathTold(book, channel),
          `${id}: told elsewhere`,
        ).toBe(true);
        break;
      case 'snoozed':
        expect(
          isRightlyQuiet(lane[index] as TracedNotification, before, book.unwanted.has(id)),
          `${id}: snoozed`,
        ).toBe(true);
        break;
      case 'combined':
      case 'delivered':
        if (end.receipt === undefined) {
          const isTold = lane
            .slice(index + 1)
            .some((row) => row.end?.as !== 'combined' || row.end.receipt !== undefined);
          const isSaidSince = /⋅(repeat|escalate):/.test(id) && before.length > 0;
          expect(end.as, id).toBe('combined');
          expect(isTold || isSaidSince, `${id}: combined`).toBe(true);
        } else if (!id.startsWith('channel⋅')) {
          const message = parseKeptReceipt(end.receipt)?.receipt.message;
          expect(
            told.map((arrival) => arrival.message),
            `${id}: receipt`,
          ).toContain(message);
        }
    }
  }
}

/** That something could not be delivered is told to another channel. */
function isDeathTold({ owed }: ModelledWorld['book'], channel: string): boolean {
  return [...owed.keys()].some((id) => id.startsWith(`channel⋅${channel}⋅`) && partsOf(id).word === 'dead');
}

/** What was not said because people did not want it, or because they never heard of what it changes. */
function isRightlyQuiet(
  row: TracedNotification,
  before: readonly TracedNotification[],
  isWished: boolean,
): boolean {
  const { word } = partsOf(row.id);
  const ends = before.map(({ end }) => end?.as);
  if (word === 'update') return ends.every((as) => as === 'snoozed');
  if (word === 'resolved')
    return (
      !ends.includes('delivered') && (isWished || !ends.some((as) => as === 'combined' || as === 'dead'))
    );
  return isWished;
}

/** What was told for the first time came in the order in which it was owed, and nothing of an incident after its end. */
function expectInOrder({ book }: ModelledWorld, channel: ChannelName): void {
  const ids = new Set(book.arrivals.filter((each) => each.channel === channel).flatMap((each) => each.ids));
  for (const told of Map.groupBy(ids, (id) => partsOf(id).alert).values()) {
    const owed = told.flatMap((id) => book.owed.get(id)?.place ?? []);
    expect(owed, told.join('\n')).toEqual(owed.toSorted((a, b) => a - b));
  }
  for (const told of Map.groupBy(ids, (id) => partsOf(id).incident).values()) {
    const over = told.findIndex((id) => partsOf(id).word === 'resolved');
    expect(over === -1 || over === told.length - 1, told.join('\n')).toBe(true);
  }
}

/** What stands open is what is true, and the last word of every channel about it says so. */
async function expectTrue(
  world: ModelledWorld,
  rows: ReadonlyMap<string, TracedNotification>,
): Promise<void> {
  const { store, account, settings } = world;
  const open = await store.incidents.open();
  const { warningFrom } = settings;
  const rule = (key: string) => open.find(({ alertKey }) => alertKey === key);
  for (const { id, limit } of KEYS) {
    const found = warningFrom && severityOfSpent(account.spent(id), limit, warningFrom);
    expect(rule(`key-limit⋅key:${id}`)?.severity, `${id} of ${limit}`).toBe(found || undefined);
  }
  const severity = rule('credits⋅account')?.severity as Severity | undefined;
  const [least, most] = [account.balance(), account.balance() / 1.1].map((each) =>
    rankOf(severityOfBalance(each)),
  );
  expect(rankOf(severity), `balance ${account.balance()}`).toBeGreaterThanOrEqual(least ?? 0);
  expect(rankOf(severity), `balance ${account.balance()}`).toBeLessThanOrEqual(most ?? 0);
  expect(open.filter((each) => each.rule === 'source-stale')).toEqual([]);
  for (const incident of open)
    for (const { name, from } of CHANNELS)
      if (from !== 'escalation') expectLastWord(world, rows, { incident, name, from });
}

function expectLastWord(
  { book, settings }: ModelledWorld,
  rows: ReadonlyMap<string, TracedNotification>,
  {
    incident,
    name,
    from,
  }: { readonly incident: Incident; readonly name: ChannelName; readonly from: Severity },
): void {
  const about = `${incident.alertKey} ${incident.number}`;
  const own = [...rows.values()].filter(
    ({ id, channel }) => channel === name && partsOf(id).incident === about,
  );
  const firstPlace = Math.min(
    ...[...book.owed.values()].filter(({ id }) => partsOf(id).incident === about).map(({ place }) => place),
  );
  const isThere = settings.channels.includes(name) && (book.channelsSince.get(name) ?? 0) < firstPlace;
  // Who acknowledged it while it was held back knows it.
  const isKnown = incident.acknowledged !== undefined;
  const isMilder = rankOf(incident.severity as Severity) < rankOf(from);
  if (!isThere || isKnown || isMilder || own.some(({ end }) => end?.as === 'dead')) return;
  const last = book.arrivals.findLast(
    ({ channel, ids }) => channel === name && ids.some((id) => partsOf(id).incident === about),
  );
  const said = last?.severities[last.ids.findIndex((id) => partsOf(id).incident === about)];
  expect(said, `the last word of ${name} about ${about}`).toBe(incident.severity);
}

function rankOf(severity: Severity | undefined): number {
  return severity === undefined ? -1 : SEVERITIES.indexOf(severity);
}
