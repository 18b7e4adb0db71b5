import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { given, type Inputs } from './assumption.ts';
import { fieldDefinition } from './field.ts';
import { problemsOf } from './problem.ts';
import type { Scenario } from './scenario.ts';
import { inputs, NO_MODELS, stated } from './testing/hand-made.ts';
import { SOUND_WORK } from './testing/sound-work.ts';
import type { TextWorkload, Workload, WorkloadKind } from './workload.ts';

function messages(workloads: readonly Workload[], around: Partial<Scenario> = {}): readonly string[] {
  return problemsOf({ workloads, inputs: {}, ...around }, NO_MODELS).map(({ message }) => message);
}

function of(kind: WorkloadKind, change: Inputs): readonly string[] {
  return messages([{ ...SOUND_WORK[kind], inputs: { ...SOUND_WORK[kind].inputs, ...change } }]);
}

/** The agent with a context that grows, and nothing wrong with it. */
function growing(change: Inputs): readonly string[] {
  const { contextTokens: _, ...others } = SOUND_WORK.agent.inputs;
  return messages([{ ...SOUND_WORK.agent, inputs: { ...others, ...change } }]);
}

const ranged = (low: string, value: string, high: string) => ({
  ...given(exact(value)),
  range: { low: exact(low), high: exact(high) },
});

describe('problemsOf values that cannot hold together', () => {
  describe('shares of the input', () => {
    const words = 'the shares of the input that are read from the cache and written to it are';

    it('are at most the whole of it', () => {
      expect(of('text', inputs({ cachedShare: '0.7', cacheWriteShare: '0.3' }))).toEqual([]);
      expect(of('text', inputs({ cachedShare: '0.7', cacheWriteShare: '0.4' }))).toEqual([
        `${words} 110% together, but the most is 100%.`,
      ]);
    });

    it('are so at the high ends of their ranges', () => {
      const change = { cachedShare: ranged('0.5', '0.6', '0.8'), ...inputs({ cacheWriteShare: '0.3' }) };
      expect(of('text', change)).toEqual([`${words} 110% together, but the most is 100%.`]);
    });

    it('are not counted together where one of them is wrong by itself', () => {
      expect(of('text', inputs({ cachedShare: '1.3' }))).toEqual([
        'share of the input read from the cache is 130%, but the most is 100%.',
      ]);
      expect(of('text', inputs({ cachedShare: '1.3', cacheWriteShare: '0.4' }))).toHaveLength(1);
    });
  });

  it('shares at other tiers are at most all of the requests', () => {
    expect(of('image', inputs({ batchShare: '0.5', flexShare: '0.3', priorityShare: '0.2' }))).toEqual([]);
    expect(of('image', inputs({ batchShare: '0.5', flexShare: '0.4', priorityShare: '0.2' }))).toEqual([
      'the shares of the requests at other service tiers are 110% together, but the most is 100%.',
    ]);
  });

  it('shares of fallbacks are at most all of the requests', () => {
    const fallback = (fallbackShare: string) => stated({ priceInputPerMillion: '1', fallbackShare });
    const text = SOUND_WORK.text as TextWorkload;
    expect(messages([{ ...text, fallbacks: [fallback('0.5'), fallback('0.5')] }])).toEqual([]);
    expect(messages([{ ...text, fallbacks: [fallback('0.5'), fallback('0.6')] }])).toEqual([
      'the shares of the requests that fallbacks serve are 110% together, but the most is 100%.',
    ]);
    expect(messages([{ ...text, fallbacks: [fallback('0.5'), fallback('1.6')] }])).toEqual([
      'share of the requests that a fallback serves is 160%, but the most is 100%.',
    ]);
  });

  describe('a compaction', () => {
    const words = 'context tokens after it is compacted is';

    it('leaves less than it begins with', () => {
      expect(growing(inputs({ compactAtTokens: '50000', compactToTokens: '49999' }))).toEqual([]);
      expect(growing(inputs({ compactAtTokens: '50000', compactToTokens: '50000' }))).toEqual([
        `${words} 50,000, but it must be below the 50,000 at which it is compacted.`,
      ]);
    });

    it('does so over the whole of both ranges', () => {
      const at = { compactAtTokens: ranged('40000', '50000', '60000') };
      expect(growing({ ...at, ...inputs({ compactToTokens: '45000' }) })).toEqual([
        `${words} 45,000, but it must be below the 40,000 at which it is compacted.`,
      ]);
      expect(growing({ ...at, compactToTokens: ranged('10000', '20000', '40000') })).toEqual([
        `${words} 40,000, but it must be below the 40,000 at which it is compacted.`,
      ]);
    });

    it('is not compared with a bound that is wrong by itself', () => {
      expect(growing(inputs({ compactAtTokens: '0' }))).toHaveLength(1);
      expect(growing(inputs({ compactAtTokens: '50000', compactToTokens: '2e12' }))).toHaveLength(1);
    });
  });

  describe('retries until success', () => {
    const endless = 'retry rate is 100%, but what always fails never succeeds: it must be below 100%.';
    const always = { retries: 'until-success', inputs: inputs({ retryRate: '1' }) } as const;

    it('need a chance of success', () => {
      expect(messages([SOUND_WORK.text], always)).toEqual([endless]);
      expect(messages([SOUND_WORK.text], { ...always, inputs: inputs({ retryRate: '0.99' }) })).toEqual([]);
      expect(messages([SOUND_WORK.text], { ...always, retries: 'once' })).toEqual([]);
      expect(
        messages([SOUND_WORK.text], { ...always, inputs: { retryRate: ranged('0', '0.5', '1') } }),
      ).toEqual([endless]);
    });

    it('are one mistake, however many workloads share it', () => {
      expect(messages([SOUND_WORK.text, SOUND_WORK.agent, SOUND_WORK.image], always)).toEqual([endless]);
    });

    it('may be one workload’s own, which is named', () => {
      const own = {
        ...SOUND_WORK.image,
        inputs: { ...SOUND_WORK.image.inputs, ...inputs({ retryRate: '1' }) },
      };
      const scenario: Scenario = { workloads: [SOUND_WORK.text, own], inputs: {}, retries: 'until-success' };
      expect(problemsOf(scenario, NO_MODELS)).toEqual([
        { field: 'retryRate', workload: 1, message: endless },
      ]);
    });

    it('are not judged by a rate that is wrong by itself', () => {
      expect(messages([SOUND_WORK.text], { ...always, inputs: inputs({ retryRate: '1.5' }) })).toEqual([
        'retry rate is 150%, but the most is 100%.',
      ]);
    });
  });

  it.each(['prefixTokens', 'growthTokens', 'fedBackShare', 'compactAtTokens'] as const)(
    'a context that grows is followed for at most 1,000 calls, also where only %s says that it grows',
    (field) => {
      const grows = { [field]: given(exact(field === 'fedBackShare' ? 1 : 50_000)) };
      expect(growing({ ...grows, ...inputs({ callsPerTask: '1000' }) })).toEqual([]);
      expect(growing({ ...grows, ...inputs({ callsPerTask: '1001' }) })).toEqual([
        'model calls per task is 1,001, but a context that grows is followed for at most 1,000 calls.',
      ]);
      expect(growing({ ...grows, ...inputs({ callsPerTask: '1e16' }) })).toHaveLength(1);
    },
  );

  describe('the context of an agent', () => {
    it.each([
      ['contextTokens', 'toolResultTokens'],
      ['contextTokens', 'growthTokens'],
      ['inputTokens', 'prefixTokens'],
      ['contextTokens', 'inputTokens'],
    ] as const)('is not stated as %s and as %s', (whole, other) => {
      const both = inputs({ [whole]: '20000', [other]: '3000' });
      const [a, b] = [whole, other].map((field) => fieldDefinition(field).label);
      const message = `${a} and ${b} are both stated: the first is the whole context of a call already.`;
      expect(growing(both)).toEqual([message]);
      expect(growing(inputs({ [whole]: '20000' }))).toEqual([]);
    });

    it('may have parts beside its growth', () => {
      expect(growing(inputs({ instructionTokens: '2000', fileTokens: '500', growthTokens: '300' }))).toEqual(
        [],
      );
    });

    it('grows by its tool results, or by a number that has them in it', () => {
      expect(growing(inputs({ toolResultTokens: '500', growthTokens: '300' }))).toEqual([
        'tokens that each call adds to the next and tool result tokens per call are both stated: the first is all that a call adds already.',
      ]);
    });
  });

  it('credits are not bought by whoever pays with keys of their own', () => {
    const message = 'credits bought at a time and your own keys are both stated: which of the two pays?';
    expect(messages([SOUND_WORK.text], { ownKeys: true, inputs: inputs({ topUp: '100' }) })).toEqual([
      message,
    ]);
    expect(messages([SOUND_WORK.text], { ownKeys: true })).toEqual([]);
  });

  it('a session is followed for at most 6,000 turns', () => {
    expect(of('voice', inputs({ minutesPerSession: '1440' }))).toEqual([]);
    expect(of('voice', inputs({ minutesPerSession: '100', turnsPerMinute: '60' }))).toEqual([]);
    expect(of('voice', inputs({ minutesPerSession: '101', turnsPerMinute: '60' }))).toEqual([
      'turns per minute is 60, but a session is followed for at most 6,000 turns, and this one has 6,060.',
    ]);
  });

  describe('work that is done once and work of every month', () => {
    const mixed = 'Some of the work is done once and some every month: estimate them apart.';
    const once = { ...SOUND_WORK.image, inputs: inputs({ acceptedImages: '5' }) };

    it('have no total', () => {
      expect(messages([SOUND_WORK.text, once])).toEqual([mixed]);
      expect(messages([SOUND_WORK.subscription, once])).toEqual([mixed]);
      expect(messages([once, once])).toEqual([]);
    });

    it('are told apart only where the volume is stated', () => {
      const { monthlyRequests: _, ...none } = SOUND_WORK.text.inputs;
      expect(messages([once, { ...SOUND_WORK.text, inputs: none }])).toEqual([
        'requests per month is missing: text work needs it.',
      ]);
    });
  });
});
