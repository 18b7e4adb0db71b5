import { exact, usd } from '@tollkeeper/pricing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { KeyReading } from '../budgeting/reading.ts';
import type { AlertRule } from './alert-rule.ts';
import type { Notification } from './notification.ts';
import { type Desk, openDesk } from './testing/desk.ts';
import {
  type ReferenceGuard,
  referenceGuard,
  referenceReading,
  referenceReminder,
  referenceRuleRemoved,
} from './testing/reference-guard.ts';
import { key } from './testing/sample-readings.ts';

const START = Date.parse('2028-02-27T00:30:00Z');

/** The number of the UTC day that holds a minute after the start. */
function dayOf(minute: number): number {
  return Math.floor((minute + 30) / (24 * 60));
}

function ruleFrom(percent: number): AlertRule {
  return {
    kind: 'limit-share',
    id: 'key-limit',
    of: ['key'],
    levels: [
      { severity: 'warning', kind: 'share', from: exact(String(percent / 100)) },
      { severity: 'critical', kind: 'share', from: exact('0.95') },
      { severity: 'exhausted', kind: 'share', from: exact('1') },
    ],
    hold: { for: 0, readings: 1 },
    keep: { for: 0, readings: 2 },
  };
}

/** The true world: what is spent today and in all, and every reading so far. */
type World = { readonly desk: Desk; spent: number; ever: number; readings: KeyReading[]; heard: number };
/** `lookedAt` and `readAt`: the last look and the last that brought counters. */
type Model = ReferenceGuard & { lookedAt: number; readAt: number | undefined };
type Command = fc.Command<Model, World>;

function dateOf(minute: number): Date {
  return new Date(START + minute * 60_000);
}

function reading({ spent, ever }: World, minute: number): KeyReading {
  const used = { used: String(1_000 + ever), limitReset: 'daily' as const };
  return key(dateOf(minute), String(100 - spent), { ...used, limit: usd('100') });
}

/** What is new since the last command is what the reference says, and nothing of what may never be. */
function expectSaid(world: World, model: Model, said: readonly string[]): void {
  const { desk } = world;
  const told = desk.told();
  expect(told.slice(world.heard)).toEqual(said);
  world.heard = told.length;
  expect(desk.open().map(({ severity }) => severity)).toEqual(
    model.open === undefined ? [] : [['', 'warning', 'critical', 'exhausted'][model.open.level]],
  );
  expectLawful(desk.messages());
}

function expectLawful(messages: readonly Notification[]): void {
  const ids = messages.map(({ alertKey, incidentNumber, kind }) => `${alertKey} ${incidentNumber} ${kind}`);
  expect(new Set(ids).size).toBe(ids.length);
  let last = 0;
  const over = new Set<number>();
  const told = new Set<number>();
  for (const { incidentNumber, kind } of messages) {
    expect(incidentNumber).toBeGreaterThanOrEqual(last);
    expect(over).not.toContain(incidentNumber);
    last = incidentNumber;
    if (kind.startsWith('level:')) told.add(incidentNumber);
    else expect(told).toContain(incidentNumber);
    if (kind === 'resolved') over.add(incidentNumber);
  }
}

/** The time of the next look: after every look before, whatever the clock says. */
function nextLook(model: Model, minutes: number): number {
  model.minute = Math.max(model.minute, model.lookedAt) + minutes;
  model.lookedAt = model.minute;
  return model.minute;
}

class Poll implements Command {
  private readonly minutes: number;
  private readonly dollars: number;
  constructor(minutes: number, dollars: number) {
    this.minutes = minutes;
    this.dollars = dollars;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, world: World): void {
    const minute = nextLook(model, this.minutes);
    const isNewDay = model.readAt !== undefined && dayOf(minute) !== dayOf(model.readAt);
    model.readAt = minute;
    world.spent = (isNewDay ? 0 : world.spent) + this.dollars;
    world.ever += this.dollars;
    const next = reading(world, minute);
    world.readings.push(next);
    const { notifications } = world.desk.tick(dateOf(minute), next);
    expect(notifications.filter(({ kind }) => kind.startsWith('level:')).length).toBeLessThanOrEqual(1);
    const said = [...referenceReading(model, world.spent, isNewDay), ...referenceReminder(model)];
    expectSaid(world, model, said);
  }
  toString(): string {
    return `poll after ${this.minutes} min, ${this.dollars} dollars more`;
  }
}

/** The provider takes spending back; the second reading that says so is believed. */
class Correct implements Command {
  private readonly dollars: number;
  constructor(dollars: number) {
    this.dollars = dollars;
  }
  check(model: Readonly<Model>): boolean {
    const { minute, lookedAt, readAt } = model;
    return readAt !== undefined && dayOf(Math.max(minute, lookedAt) + 2) === dayOf(readAt);
  }
  run(model: Model, world: World): void {
    const dollars = Math.min(this.dollars, world.spent);
    if (dollars === 0) return;
    world.spent -= dollars;
    world.ever -= dollars;
    for (const isBelieved of [false, true]) {
      model.readAt = nextLook(model, 1);
      const next = reading(world, model.minute);
      world.readings.push(next);
      world.desk.tick(dateOf(model.minute), next);
      const said = isBelieved ? referenceReading(model, world.spent, false) : [];
      expectSaid(world, model, [...said, ...referenceReminder(model)]);
    }
  }
  toString(): string {
    return `${this.dollars} dollars taken back`;
  }
}

class Tick implements Command {
  private readonly minutes: number;
  private readonly what: 'time' | 'gap' | 'again';
  constructor(minutes: number, what: 'time' | 'gap' | 'again') {
    this.minutes = minutes;
    this.what = what;
  }
  check({ minute, lookedAt }: Readonly<Model>): boolean {
    // Further back, what is read at present is believed, and a repeated reading may look like it.
    return this.what === 'time' || minute + this.minutes >= lookedAt - 1;
  }
  run(model: Model, world: World): void {
    model.minute += this.minutes;
    const now = dateOf(model.minute);
    const subject = { kind: 'key', id: 'a1', name: 'prod' } as const;
    if (this.what === 'gap') {
      // A failed look has its place in time, too: true readings come after it.
      model.lookedAt = Math.max(model.lookedAt, model.minute);
      world.desk.tick(now, { kind: 'missing', subject, at: now, cause: '503' });
    } else if (this.what === 'again') {
      world.desk.tick(now, ...world.readings.toReversed());
    } else {
      world.desk.tick(now);
    }
    expectSaid(world, model, referenceReminder(model));
  }
  toString(): string {
    return `${this.what}, ${this.minutes} min later`;
  }
}

class Answer implements Command {
  private readonly minutes: number;
  private readonly what: 'acknowledge' | 'snooze' | 'silence';
  constructor(minutes: number, what: 'acknowledge' | 'snooze' | 'silence') {
    this.minutes = minutes;
    this.what = what;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, { desk }: World): void {
    const until = model.minute + this.minutes;
    if (this.what === 'silence') {
      model.silencedUntil = until;
      desk.silence(dateOf(until));
      return;
    }
    if (this.what === 'acknowledge') {
      if (model.open) model.open.isAcknowledged = true;
      desk.acknowledge(dateOf(model.minute));
      return;
    }
    if (model.open) model.open.snoozedUntil = until;
    desk.snooze(dateOf(until));
  }
  toString(): string {
    return `${this.what} for ${this.minutes} min`;
  }
}

class Reload implements Command {
  private readonly from: number;
  constructor(from: number) {
    this.from = from;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, world: World): void {
    const isGone = this.from === 0;
    world.desk.useRules(isGone ? [] : [ruleFrom(this.from)]);
    const removed = isGone ? referenceRuleRemoved(model) : [];
    if (!isGone) {
      model.isRuleThere = true;
      model.warningFrom = this.from;
    }
    world.desk.tick(dateOf(model.minute));
    expectSaid(world, model, [...removed, ...referenceReminder(model)]);
  }
  toString(): string {
    return this.from === 0 ? 'rule removed' : `rule from ${this.from}%`;
  }
}

const minutes = fc.constantFrom(1, 5, 16, 31, 61, 245, 700);
const commands: fc.Arbitrary<Command>[] = [
  fc.tuple(minutes, fc.constantFrom(0, 1, 5, 20, 81, 96, 100)).map((args) => new Poll(...args)),
  fc.tuple(fc.constantFrom(1, 5), fc.constantFrom(0, 1, 3, 10)).map((args) => new Poll(...args)),
  fc.constantFrom(1, 6, 20, 200).map((dollars) => new Correct(dollars)),
  fc.tuple(minutes, fc.constantFrom('time', 'gap', 'again')).map((args) => new Tick(...args)),
  // A clock that jumps back; forth, every other command makes it jump.
  fc.constantFrom(-60, -5).map((back) => new Tick(back, 'time')),
  fc.tuple(minutes, fc.constantFrom('acknowledge', 'snooze', 'silence')).map((args) => new Answer(...args)),
  fc.constantFrom(80, 80, 90, 0).map((from) => new Reload(from)),
];

describe('step, beside a reference of its own', () => {
  it('says the same of polls, gaps, resets, corrections, repetitions, jumps of the clock, answers and new rules', () => {
    fc.assert(
      fc.property(fc.commands(commands, { maxCommands: 60, size: 'max' }), (all) => {
        fc.modelRun(
          () => ({
            model: { ...referenceGuard(), lookedAt: 0, readAt: undefined },
            real: { desk: openDesk([ruleFrom(80)]), spent: 0, ever: 0, readings: [], heard: 0 },
          }),
          all,
        );
      }),
      { numRuns: 120 },
    );
  });
});
