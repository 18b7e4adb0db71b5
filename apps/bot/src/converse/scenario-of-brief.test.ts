import { byDefault, type Field, given } from '@tollkeeper/engine';
import { exact, ONE, ZERO } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { type Brief, EMPTY_BRIEF } from './brief.ts';
import { draftScenario } from './scenario-of-brief.ts';

type Stated = Partial<Record<Field, string>>;

function briefOf(stated: Stated, rest: Partial<Brief> = {}): Brief {
  const facts = Object.entries(stated).map(([name, value]) => {
    const fact = { name: name as Field, value: exact(value), words: `${name} ${value}` };
    return [fact.name, fact] as const;
  });
  return { ...EMPTY_BRIEF, facts: new Map(facts), ...rest };
}

const SONNET = { model: { id: 'anthropic/claude-sonnet-4.6', words: 'sonnet' } };
const SIZES = { inputTokens: '2000', outputTokens: '500' };

function workOf(stated: Stated, rest: Partial<Brief> = SONNET) {
  const drafted = draftScenario(briefOf(stated, rest));
  if (drafted.kind !== 'scenario') throw new Error(`it misses ${drafted.missing}`);
  const [workload] = drafted.scenario.workloads;
  if (workload === undefined) throw new Error('it has no work');
  return { ...workload, around: drafted.scenario.inputs, stillOpen: drafted.stillOpen };
}

function missingFrom(stated: Stated, rest: Partial<Brief> = {}) {
  const drafted = draftScenario(briefOf(stated, rest));
  return drafted.kind === 'incomplete' ? drafted.missing : [];
}

describe('draftScenario', () => {
  it('takes what was said, and leaves the rest to the defaults of the engine', () => {
    expect(workOf({ ...SIZES, monthlyRequests: '6000', priceInputPerMillion: '1' })).toMatchObject({
      kind: 'text',
      pricing: { model: SONNET.model.id, inputs: { priceInputPerMillion: given(exact(1)) } },
      inputs: {
        monthlyRequests: given(exact(6_000)),
        inputTokens: given(exact(2_000)),
        outputTokens: given(exact(500)),
      },
      stillOpen: [],
    });
    expect(workOf({ ...SIZES, monthlyRequests: '6000' }).inputs).not.toHaveProperty('cachedShare');
  });

  it('shows the retry rate and the buffer that nobody mentioned', () => {
    expect(workOf({ ...SIZES, calls: '1' }).around).toEqual({
      retryRate: byDefault(ZERO, 'no retries were mentioned'),
      buffer: byDefault(ZERO, 'no buffer was mentioned'),
    });
    expect(workOf({ ...SIZES, calls: '1', retryRate: '0.03', duplicateRate: '0.01' }).around).toMatchObject({
      retryRate: given(exact('0.03')),
      duplicateRate: given(exact('0.01')),
    });
  });

  it('takes no volume for one call or one task, and still asks for the month', () => {
    expect(workOf(SIZES)).toMatchObject({
      inputs: { calls: byDefault(ONE, 'no volume was mentioned: this is one call') },
      stillOpen: ['monthlyRequests'],
    });
    expect(workOf({ callsPerTask: '12', contextTokens: '30000', outputTokens: '700' })).toMatchObject({
      kind: 'agent',
      inputs: { tasks: byDefault(ONE, 'no number of tasks was mentioned: this is one task') },
      stillOpen: ['tasksPerMonth'],
    });
  });

  it('asks for the volume with what else is missing, and where users are many', () => {
    expect(missingFrom({ inputTokens: '2000' }, SONNET)).toEqual(['monthlyRequests', 'outputTokens']);
    expect(missingFrom(SIZES)).toEqual(['model', 'monthlyRequests']);
    expect(missingFrom({ ...SIZES, users: '100' }, SONNET)).toEqual(['monthlyRequests']);
    expect(missingFrom({ ...SIZES, requestsPerUserPerDay: '3' }, SONNET)).toEqual(['users']);
  });

  it('asks for what a kind of work needs and for its own price', () => {
    expect(missingFrom({ acceptedImages: '10' })).toEqual(['unitPriceUsd']);
    expect(missingFrom({ acceptedClips: '10' })).toEqual(['pricePerVideoSecond', 'secondsPerClip']);
    expect(missingFrom({ minutesPerSession: '5' })).toEqual(['pricePerSessionMinute', 'sessionsPerMonth']);
    expect(missingFrom({ characters: '10' })).toEqual(['pricePerMillionCharacters']);
    expect(missingFrom({ audioMinutes: '10' })).toEqual(['pricePerAudioMinute']);
    expect(missingFrom({ seats: '10' })).toEqual(['pricePerSeat']);
    expect(missingFrom({ tasks: '10', prefixTokens: '1', unitPriceUsd: '1' })).toEqual([
      'model',
      'callsPerTask',
      'outputTokens',
    ]);
  });

  it('counts 22 workdays where they were mentioned, unless days were named', () => {
    const users = { ...SIZES, users: '100', requestsPerUserPerDay: '3' };
    const workdays = { ...SONNET, workdays: true };

    expect(workOf(users, workdays).inputs.activeDays).toEqual(
      byDefault(exact(22), 'workdays were mentioned: 22 a month'),
    );
    expect(workOf({ ...users, activeDays: '20' }, workdays).inputs.activeDays).toEqual(given(exact(20)));
    expect(workOf(users).inputs.activeDays).toBeUndefined();
    expect(
      workOf({ ...SIZES, monthlyRequests: '1', activeDays: '20' }, workdays).inputs.activeDays,
    ).toBeUndefined();
  });

  it('states the context of an agent once: by its parts, else as a whole, else as its input', () => {
    const task = { callsPerTask: '12', outputTokens: '700' };
    const contextOf = (stated: Stated) => {
      const { callsPerTask, outputTokens, tasks, ...context } = workOf({ ...task, ...stated }).inputs;
      return Object.keys(context);
    };

    expect(contextOf({ historyTokens: '1', contextTokens: '2', inputTokens: '3' })).toEqual([
      'historyTokens',
    ]);
    expect(contextOf({ prefixTokens: '1', contextTokens: '2' })).toEqual(['prefixTokens']);
    expect(contextOf({ contextTokens: '2', inputTokens: '3' })).toEqual(['contextTokens']);
    expect(contextOf({ inputTokens: '3' })).toEqual(['inputTokens']);
  });

  it('pays a plan by the seat: one for each user, whatever goes wrong', () => {
    const plan = { model: { id: 'plan/copilot-business', words: 'copilot' } };

    expect(workOf({ users: '5', retryRate: '0.03', buffer: '0.1' }, plan)).toMatchObject({
      kind: 'subscription',
      inputs: { seats: given(exact(5)) },
      around: { buffer: given(exact('0.1')) },
    });
    expect(workOf({ users: '5', retryRate: '0.03' }, plan).around).not.toHaveProperty('retryRate');
    expect(workOf({ users: '5', seats: '3' }, plan).inputs).toEqual({ seats: given(exact(3)) });
    expect(missingFrom(SIZES, plan)).toEqual(['seats']);
  });

  it('passes choices on: those of a price list, and how long a cache is kept', () => {
    const choices = new Map([
      ['quality', 'high'],
      ['cache_lifetime', '1h'],
    ] as const);

    expect(workOf(SIZES, { ...SONNET, choices })).toMatchObject({
      pricing: { variant: { quality: 'high' } },
      cacheLifetime: '1h',
    });
    expect(workOf({ acceptedImages: '1' }, { ...SONNET, choices })).not.toHaveProperty('cacheLifetime');
    expect(workOf(SIZES).pricing).not.toHaveProperty('variant');
  });

  it('leaves out what the kind of work has no place for', () => {
    const { inputs, pricing } = workOf({
      ...SIZES,
      calls: '1',
      seats: '3',
      pricePerSeat: '19',
      fallbackShare: '0.1',
    });

    expect([inputs, pricing.inputs].flatMap(Object.keys)).toEqual(['calls', 'inputTokens', 'outputTokens']);
  });
});
