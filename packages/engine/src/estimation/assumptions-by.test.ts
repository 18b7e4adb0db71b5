import { describe, expect, it } from 'vitest';

import type { Inputs } from './assumption.ts';
import type { Field } from './field.ts';
import { type Around, estimateOf, inputs, stated, type Values } from './testing/hand-made.ts';
import { SOUND_WORK } from './testing/sound-work.ts';
import type { Workload, WorkloadKind } from './workload.ts';

function work(kind: WorkloadKind, values: Values): Workload {
  const stated: Inputs = { ...SOUND_WORK[kind].inputs, ...inputs(values) };
  return { ...SOUND_WORK[kind], inputs: stated } as Workload;
}

type Idle = { readonly field: Field; readonly workload?: number };

function idleOf(workloads: Workload | readonly Workload[], around: Around = {}): readonly Idle[] {
  const { idle, assumptions } = estimateOf(workloads, around);
  const isListed = ({ field, workload }: Idle): boolean =>
    assumptions.some((each) => each.field === field && each.workload === workload);
  expect(idle.filter(isListed)).toEqual([]);
  return idle.map(({ field, workload }) => ({ field, ...(workload === undefined ? {} : { workload }) }));
}

describe('assumptionsBy', () => {
  it.each([
    ['image', { megapixels: '4' }, ['megapixels']],
    ['image', { tokensPerImage: '1000' }, ['tokensPerImage']],
    ['image', { inputImages: '1', tokensPerImage: '1000' }, ['tokensPerImage']],
    ['image', { attemptsPerAccepted: '2', rejectionRate: '0.1' }, ['rejectionRate']],
    ['image', { rejectionRate: '0.1' }, []],
    ['video', { billedShareOfFailed: '0.5' }, ['billedShareOfFailed']],
    ['video', { billedShareOfFailed: '0.5', failedJobRate: '0.1' }, []],
    ['video', { videoTokensPerSecond: '500' }, ['videoTokensPerSecond']],
    ['text', { tokensPerImage: '1000', tokensPerPdfPage: '9' }, ['tokensPerImage', 'tokensPerPdfPage']],
    ['text', { tokensPerImage: '1000', imagesPerRequest: '2' }, []],
    ['agent', { compactToTokens: '1000' }, ['compactToTokens']],
    ['voice', { turnsPerMinute: '6', userShare: '0.3' }, ['turnsPerMinute', 'userShare']],
    ['subscription', { retryRate: '0.1' }, ['retryRate']],
  ] as const)('finds what changes nothing in %s work with %j', (kind, values, fields) => {
    expect(idleOf(work(kind, values))).toEqual(fields.map((field) => ({ field, workload: 0 })));
  });

  it('finds nothing of that in work that has no more than it needs', () => {
    expect(idleOf(Object.values(SOUND_WORK))).toEqual([]);
  });

  it('finds an input of all work only where no work takes it from there', () => {
    const around = { values: { retryRate: '0.1', topUp: '100', buffer: '0.1' } };
    const both: readonly Idle[] = [{ field: 'retryRate' }, { field: 'topUp' }];
    expect(idleOf(SOUND_WORK.subscription, around)).toEqual(both);
    expect(idleOf([SOUND_WORK.subscription, SOUND_WORK.text], around)).toEqual([]);
    const own = work('text', { retryRate: '0.2' });
    expect(idleOf([SOUND_WORK.subscription, own], around)).toEqual([{ field: 'retryRate' }]);
  });

  it('leaves the prices of a payee among the assumptions', () => {
    const priced = { ...SOUND_WORK.text, pricing: stated({ ...PRICES, verbosity: '2' }) } as Workload;
    expect(idleOf(priced)).toEqual([]);
  });
});

const PRICES = { priceInputPerMillion: '3', priceOutputPerMillion: '15', priceCachedInputPerMillion: '1' };
