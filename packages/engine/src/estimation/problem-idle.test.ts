import { describe, expect, it } from 'vitest';

import { problemsOf } from './problem.ts';
import { inputs, NO_MODELS, type Values } from './testing/hand-made.ts';
import { SOUND_WORK } from './testing/sound-work.ts';
import type { AgentWorkload } from './workload.ts';

function agent(values: Values, others: Partial<AgentWorkload> = {}): readonly string[] {
  const { contextTokens: _, ...stated } = SOUND_WORK.agent.inputs;
  const workload = {
    ...SOUND_WORK.agent,
    ...others,
    inputs: { ...stated, ...inputs(values) },
  } as AgentWorkload;
  return problemsOf({ workloads: [workload], inputs: {} }, NO_MODELS).map(({ message }) => message);
}

describe('problemsOf inputs that could change no figure', () => {
  it('asks to leave out days beside a volume that is not stated per day', () => {
    expect(agent({ contextTokens: '20000', activeDays: '20' })).toEqual([
      'active days per month changes nothing here: the volume is not stated per day. Leave it out.',
    ]);
  });

  it('asks to leave out shares of the cache where its lifetime tells them', () => {
    const growing = { prefixTokens: '20000', growthTokens: '3000' };
    expect(agent({ ...growing, cachedShare: '0.5' }, { cacheLifetime: '5m' })).toEqual([
      'share of the input read from the cache changes nothing here: with a cache lifetime it follows from the context as it grows. Leave it out.',
    ]);
    expect(agent({ ...growing, cachedShare: '0.5' })).toEqual([]);
    expect(agent(growing, { cacheLifetime: '5m' })).toEqual([]);
  });

  it('asks to leave out the expiry of a cache that does not grow', () => {
    const message =
      'share of the calls that find the cache expired changes nothing here: it needs a context that grows and a cache lifetime. Leave it out.';
    expect(agent({ contextTokens: '20000', cacheExpiryShare: '0.1' }, { cacheLifetime: '5m' })).toEqual([
      message,
    ]);
  });

  it('refuses a context that is compacted before it begins', () => {
    expect(agent({ prefixTokens: '100000', growthTokens: '3000', compactAtTokens: '100000' })).toEqual([
      'context tokens at which it is compacted is 100,000, but every call begins with 100,000: it must be above them.',
    ]);
    expect(agent({ prefixTokens: '99999', growthTokens: '3000', compactAtTokens: '100000' })).toEqual([]);
  });
});
