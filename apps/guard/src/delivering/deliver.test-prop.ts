import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { deliver } from './deliver.ts';
import { parseKeptReceipt } from './kept-receipt.ts';
import { mortal } from './testing/mortal.ts';
import { alertKey, MINUTE, openPostRoom, type PostRoom, SECOND } from './testing/post-room.ts';
import type { Scripted } from './testing/scripted-channel.ts';

const CHANNELS = ['ops', 'desk'] as const;
const KEYS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const LEVELS = ['info', 'warning', 'critical', 'exhausted'] as const;

describe('deliver', () => {
  it('tells every alert, in order, as often as crashes and lost answers allow, and no more', async () => {
    await fc.assert(
      fc.asyncProperty(STEPS, async (steps) => {
        const run = await Run.begin();
        try {
          for (const step of steps) await run.take(step);
          await run.drain();
          await run.check();
        } finally {
          await run.room.store.close();
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it.each([0, 1])(
    'ends every row alike whatever call it dies at, in delivery %i',
    async (which) => {
      const story = async (dies: { readonly at: number; readonly after: boolean }) => {
        const run = await Run.begin();
        for (const key of KEYS) await run.take({ kind: 'open', key, level: 'warning' });
        await run.take({ kind: 'open', key: 'a', level: 'critical' });
        const first = await run.deliverOnce(which === 0 ? dies : LIVES);
        await run.drain();
        await run.take({ kind: 'resolve', key: 'b' });
        await run.take({ kind: 'acknowledge', key: 'a' });
        const second = await run.deliverOnce(which === 1 ? dies : LIVES);
        await run.drain();
        await run.check();
        const ends = await run.ends();
        await run.room.store.close();
        return { calls: which === 0 ? first.calls : second.calls, ends };
      };
      const whole = await story(LIVES);
      expect(whole.calls).toBeGreaterThan(20);
      for (let at = 1; at <= whole.calls; at += 1) {
        for (const after of [false, true]) {
          const { ends } = await story({ at, after });
          expect(ends, `killed ${after ? 'after' : 'before'} call ${at}`).toEqual(whole.ends);
        }
      }
    },
    60_000,
  );
});

const LIVES = { at: 0, after: false } as const;

type Step =
  | { readonly kind: 'open'; readonly key: string; readonly level: (typeof LEVELS)[number] }
  | { readonly kind: 'resolve' | 'soften' | 'repeat' | 'acknowledge' | 'snooze'; readonly key: string }
  | { readonly kind: 'silence' | 'pass'; readonly minutes: number }
  | { readonly kind: 'end of silence' }
  | { readonly kind: 'faults'; readonly channel: string; readonly faults: readonly Scripted[] }
  | { readonly kind: 'break'; readonly channel: string }
  | { readonly kind: 'deliver'; readonly diesAt: number; readonly after: boolean }
  | { readonly kind: 'two guards' };

const KEY = fc.constantFrom(...KEYS);
const CHANNEL = fc.constantFrom(...CHANNELS);
const FAULT: fc.Arbitrary<Scripted> = fc.constantFrom<Scripted[]>(
  'lost answer',
  { kind: 'again', reason: '503', ambiguous: false },
  { kind: 'gone', reason: 'deleted' },
  { kind: 'wait', untilMs: 0 },
);

const STEP: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('open' as const), key: KEY, level: fc.constantFrom(...LEVELS) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'resolve' as const,
        'soften' as const,
        'repeat' as const,
        'acknowledge' as const,
        'snooze' as const,
      ),
      key: KEY,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('silence' as const), minutes: fc.integer({ min: 1, max: 30 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end of silence' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 40 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('faults' as const),
      channel: CHANNEL,
      faults: fc.array(FAULT, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('break' as const), channel: CHANNEL }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      diesAt: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 })),
      after: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('two guards' as const) }) },
);

/** What chance rarely puts together: a message is held back by a snooze, and then there is more to say. */
const HELD_BACK: fc.Arbitrary<readonly Step[]> = fc
  .record({ key: KEY, isWorse: fc.boolean() })
  .map(({ key, isWorse }) => [
    { kind: 'open', key, level: 'info' },
    { kind: 'snooze', key },
    { kind: 'deliver', diesAt: 0, after: false },
    { kind: 'pass', minutes: 11 },
    isWorse ? { kind: 'open', key, level: 'critical' } : { kind: 'repeat', key },
  ]);

const STEPS = fc
  .array(
    fc.oneof({ weight: 15, arbitrary: STEP.map((step) => [step]) }, { weight: 1, arbitrary: HELD_BACK }),
    { minLength: 5, maxLength: 40 },
  )
  .map((parts) => parts.flat());

/** What the model knows of a key: which incident, what it was told of, and what people want. */
type Known = { number: number; isOpen: boolean; levels: Set<string>; counts: number; snoozedUntil: number };

/** That something holds from an instant until another, both included where it was ended before its time. */
type Span = { readonly from: number; until: number };

function holdsAt(spans: readonly Span[] | undefined, at: Date): boolean {
  return spans?.some(({ from, until }) => from <= at.getTime() && at.getTime() <= until) ?? false;
}

class Run {
  readonly room: PostRoom;
  private readonly known = new Map<string, Known>();
  private kills = 0;
  private lostAnswers = 0;
  private silencedUntil = 0;
  private readonly silences: Span[] = [];
  /** By incident, as `a 1`. */
  private readonly snoozes = new Map<string, Span[]>();
  private readonly acknowledgements = new Map<string, Span[]>();
  private readonly broken = new Set<string>();
  private readonly wrongPings: string[] = [];

  private constructor(room: PostRoom) {
    this.room = room;
    for (const name of CHANNELS) {
      room.channels[name]?.before(({ about, pings }) => {
        const silent = about.every(({ subject, kind }) => {
          const until = this.known.get(String(subject?.['name']))?.snoozedUntil ?? 0;
          const isLoud = /^(level|repeat)/.test(kind);
          return isLoud && Math.max(until, this.silencedUntil) > room.now();
        });
        if (pings && about.some(({ subject }) => subject !== undefined) && silent)
          this.wrongPings.push(JSON.stringify(about));
      });
    }
  }

  static async begin(): Promise<Run> {
    return new Run(await openPostRoom(CHANNELS));
  }

  async take(step: Step): Promise<void> {
    const { room } = this;
    switch (step.kind) {
      case 'open':
        return this.open(step.key, step.level);
      case 'resolve': {
        const known = this.known.get(step.key);
        if (known?.isOpen !== true) return;
        known.isOpen = false;
        await room.say(step.key, 'resolved', {
          number: known.number,
          pings: known.snoozedUntil <= room.now(),
        });
        known.snoozedUntil = 0;
        return;
      }
      case 'soften':
      case 'repeat': {
        const known = this.known.get(step.key);
        if (known?.isOpen !== true || this.silencedUntil > room.now()) return;
        known.counts += 1;
        const kind =
          step.kind === 'soften' ? (`update:${known.counts}` as const) : (`repeat:${known.counts}` as const);
        return room.say(step.key, kind, { number: known.number });
      }
      case 'acknowledge':
      case 'snooze':
        return this.handle(step.key, step.kind);
      case 'silence': {
        this.endSilence();
        this.silencedUntil = room.now() + step.minutes * MINUTE;
        this.silences.push({ from: room.now(), until: this.silencedUntil });
        const silence = { rule: 'key-limit', until: new Date(this.silencedUntil), by: 'alice' };
        return room.store.silences.put(silence, new Date(room.now()));
      }
      case 'end of silence':
        this.endSilence();
        return room.store.silences.end('key-limit', { by: 'alice', at: new Date(room.now()) });
      case 'pass':
        return room.advance(step.minutes * MINUTE);
      case 'faults':
        this.lostAnswers += step.faults.filter((fault) => fault === 'lost answer').length;
        room.channels[step.channel]?.plays(
          ...step.faults.map((fault) =>
            fault !== 'lost answer' && fault.kind === 'wait'
              ? { ...fault, untilMs: room.now() + 90 * SECOND }
              : fault,
          ),
        );
        return;
      case 'break':
        this.broken.add(step.channel);
        room.channels[step.channel]?.always({ kind: 'refused', reason: 'no such channel' });
        room.channels[step.channel]?.checks({ kind: 'refused', problem: 'no such channel' });
        return;
      case 'deliver':
        await this.deliverOnce({ at: step.diesAt, after: step.after });
        return;
      case 'two guards':
        await Promise.all([room.deliver(), room.deliver()]);
    }
  }

  async deliverOnce(dies: {
    readonly at: number;
    readonly after: boolean;
  }): Promise<{ readonly calls: number }> {
    const guard = mortal(this.room.delivery, dies);
    await deliver(guard.delivery);
    if (guard.isDead()) this.kills += 1;
    return { calls: guard.calls() };
  }

  /** Mends everything and lets time pass until nothing waits. */
  async drain(): Promise<void> {
    for (const name of this.broken) {
      this.room.channels[name]?.always(undefined);
      this.room.channels[name]?.checks({ kind: 'ready', as: name });
    }
    for (let round = 0; round < 60; round += 1) {
      await this.room.run(2 * MINUTE, 20 * SECOND);
      if (!(await this.ends()).some((end) => end.endsWith('waiting'))) return;
    }
    throw new Error(`Something waits for ever: ${(await this.ends()).join('\n')}`);
  }

  async ends(): Promise<readonly string[]> {
    return (await this.traces()).map(({ id, end }) => `${id} ${end?.as ?? 'waiting'}`);
  }

  async check(): Promise<void> {
    const traces = await this.traces();
    expect(traces.filter(({ end }) => end?.as === 'dead')).toEqual([]);
    expect(this.wrongPings).toEqual([]);
    const until = new Date(this.room.now() + MINUTE);
    for (const { fired, delivered, combined, snoozed, dead, waiting } of await this.room.store.outbox.counts(
      new Date(0),
      until,
    )) {
      expect(delivered + combined + snoozed + dead + waiting).toBe(fired);
    }
    for (const name of CHANNELS) this.checkChannel(name, traces);
  }

  private checkChannel(name: string, all: Awaited<ReturnType<Run['traces']>>): void {
    const arrived = this.room.channels[name]?.arrived ?? [];
    const traces = all.filter(({ channel }) => channel === name);
    const told = arrived.flatMap(({ tells }) => tells);
    // Each message tells a thing once.
    for (const { tells } of arrived) expect(new Set(tells).size).toBe(tells.length);
    for (const { tellsAs, end } of traces) {
      const times = told.filter((each) => each === tellsAs).length;
      // At least once where it counts as delivered, and in the message of the receipt.
      if (end?.as === 'delivered') {
        expect(times).toBeGreaterThanOrEqual(1);
        const receipt = parseKeptReceipt(end.receipt ?? '');
        const messages = arrived.filter(({ message }) => message === receipt?.receipt.message);
        expect(messages.flatMap(({ tells }) => tells)).toContain(tellsAs);
      }
      expect(times).toBeLessThanOrEqual(1 + this.kills + this.lostAnswers);
    }
    // Whatever arrived was owed.
    const owed = new Set(traces.map(({ tellsAs }) => tellsAs));
    expect(told.filter((each) => !owed.has(each))).toEqual([]);
    for (const incident of new Set(traces.map((each) => each.incidentName))) {
      this.checkEnds(traces.filter(({ incidentName }) => incidentName === incident));
      const own = told.filter((each) => each.startsWith(`${incident} `));
      const over = own.findIndex((each) => each.endsWith(' resolved'));
      const firsts = own.filter((each, index) => own.indexOf(each) === index);
      if (over >= 0) expect(firsts.at(-1)).toMatch(/ resolved$/);
    }
    if (this.kills + this.lostAnswers === 0) {
      // Nothing was squashed away or told twice: what arrived is what counts as told by a message of its own.
      const receipted = traces.filter(({ end }) => end?.as !== 'dead' && end?.receipt !== undefined);
      expect(told.toSorted()).toEqual(receipted.map(({ tellsAs }) => tellsAs).toSorted());
    }
  }

  /** What was not told was not wanted at that instant, or a later message tells it. */
  private checkEnds(lane: Awaited<ReturnType<Run['traces']>>): void {
    for (const [index, { end, kind, tellsAs, incidentName }] of lane.entries()) {
      if (end === undefined || end.as === 'dead' || end.receipt !== undefined) continue;
      const [before, after] = [lane.slice(0, index), lane.slice(index + 1)];
      const isAmong = (rows: typeof lane, words: RegExp): boolean => rows.some((row) => words.test(row.kind));
      const isSilenced = holdsAt(this.silences, end.at);
      const isSnoozed = holdsAt(this.snoozes.get(incidentName), end.at);
      const isAnswered = holdsAt(this.acknowledgements.get(incidentName), end.at);
      const isOver = isAmong(after, /^resolved/);
      const isHeard = before.some((row) => row.end?.as === 'delivered');
      const [isLevel, isRepeat] = [/^level/.test(kind), /^repeat/.test(kind)];
      const isRight =
        end.as === 'combined'
          ? isAmong(after, isLevel || isRepeat ? /^(level|resolved)/ : /./) || (isRepeat && isHeard)
          : isLevel || isRepeat
            ? isSnoozed || (isSilenced && (isAnswered || isOver)) || (isRepeat && isAnswered)
            : before.every((row) => row.end?.as === 'snoozed') || (!isHeard && (isSnoozed || isSilenced));
      expect(isRight, `${tellsAs} ended as ${end.as}`).toBe(true);
    }
  }

  private endSilence(): void {
    const now = this.room.now();
    const last = this.silences.at(-1);
    if (last !== undefined) last.until = Math.min(last.until, now);
    this.silencedUntil = Math.min(this.silencedUntil, now);
  }

  private async open(key: string, level: (typeof LEVELS)[number]): Promise<void> {
    const known = this.known.get(key);
    // The engine says nothing new of a rule that is silenced.
    if (this.silencedUntil > this.room.now()) return;
    if (known === undefined || !known.isOpen) {
      const number = (known?.number ?? 0) + 1;
      this.known.set(key, { number, isOpen: true, levels: new Set([level]), counts: 0, snoozedUntil: 0 });
      return this.room.say(key, `level:${level}`, { number });
    }
    const worst = Math.max(...[...known.levels].map((each) => LEVELS.indexOf(each as typeof level)));
    if (LEVELS.indexOf(level) <= worst) return;
    known.levels.add(level);
    known.snoozedUntil = 0;
    for (const spans of [this.snoozes, this.acknowledgements]) {
      const last = spans.get(`${key} ${known.number}`)?.at(-1);
      if (last !== undefined) last.until = Math.min(last.until, this.room.now());
    }
    await this.room.say(key, `level:${level}`, { number: known.number });
  }

  private async handle(key: string, what: 'acknowledge' | 'snooze'): Promise<void> {
    const known = this.known.get(key);
    if (known?.isOpen !== true) return;
    const seen = await this.room.store.incidents.find({ alertKey: alertKey(key), number: known.number });
    if (seen === undefined) throw new Error(key);
    const handling = { by: 'alice', at: new Date(this.room.now()), content: '{}' };
    const from = this.room.now();
    const note = (spans: Map<string, Span[]>, until: number): void => {
      const name = `${key} ${known.number}`;
      spans.set(name, [...(spans.get(name) ?? []), { from, until }]);
    };
    if (what === 'acknowledge') {
      note(this.acknowledgements, Number.POSITIVE_INFINITY);
      await this.room.store.incidents.acknowledge(seen, handling);
      return;
    }
    known.snoozedUntil = from + 10 * MINUTE;
    note(this.snoozes, known.snoozedUntil);
    await this.room.store.incidents.snooze(seen, { ...handling, until: new Date(known.snoozedUntil) });
  }

  private async traces() {
    const incidents = [...this.known].flatMap(([key, { number }]) =>
      Array.from({ length: number }, (_, index) => ({ key, number: index + 1 })),
    );
    const found = await Promise.all(
      incidents.map(async ({ key, number }) => {
        const rows = await this.room.store.outbox.ofIncident({ alertKey: alertKey(key), number });
        return rows.map((row) => ({
          ...row,
          incidentName: `${key} ${number}`,
          tellsAs: `${key} ${number} ${row.kind}`,
        }));
      }),
    );
    return found.flat();
  }
}
