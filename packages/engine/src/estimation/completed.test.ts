import { describe, expect, it } from 'vitest';

import { assumptionsOf } from './scenario.ts';
import { inputs, type Values } from './testing/hand-made.ts';
import { SOUND_WORK } from './testing/sound-work.ts';
import type { WorkloadKind } from './workload.ts';
import { completed, definitionOf, fieldsOf, WORKLOAD_KINDS } from './workload-definitions.ts';

function defaultsOf(kind: WorkloadKind, values: Values): readonly string[] {
  const work = { ...SOUND_WORK[kind], inputs: { ...SOUND_WORK[kind].inputs, ...inputs(values) } };
  return assumptionsOf(completed({ workloads: [work], inputs: {} }))
    .filter(({ origin, reason }) => origin === 'default' && reason !== undefined)
    .map(({ field }) => field);
}

describe('completed', () => {
  it.each([
    ['text', {}, ['cachedShare']],
    [
      'text',
      { imagesPerRequest: '1', pdfPagesPerRequest: '1' },
      ['tokensPerImage', 'tokensPerPdfPage', 'cachedShare'],
    ],
    ['agent', {}, ['cachedShare', 'successRate']],
    ['agent', { prefixTokens: '10000' }, ['fedBackShare', 'cachedShare', 'successRate']],
    [
      'agent',
      { compactAtTokens: '90000' },
      ['fedBackShare', 'compactToTokens', 'cachedShare', 'successRate'],
    ],
    ['image', {}, ['attemptsPerAccepted']],
    ['image', { inputImages: '1' }, ['tokensPerImage', 'attemptsPerAccepted']],
    ['video', {}, ['attemptsPerAccepted']],
    ['subscription', {}, []],
  ] as const)(
    'gives %s work with %j a default, and its reason, for what was not stated',
    (kind, values, fields) => {
      expect(defaultsOf(kind, values)).toEqual(fields);
    },
  );

  it('leaves what was stated as it is', () => {
    const stated = inputs({ cachedShare: '0.5' });
    const work = { ...SOUND_WORK.text, inputs: { ...SOUND_WORK.text.inputs, ...stated } };
    const [filled] = completed({ workloads: [work], inputs: {} }).workloads;
    expect(filled?.inputs).toEqual(work.inputs);
  });

  it.each(WORKLOAD_KINDS)('gives %s work only inputs that it takes, and nothing a second time', (kind) => {
    const once = completed({ workloads: [SOUND_WORK[kind]], inputs: {} });
    const fields = Object.keys(once.workloads[0]?.inputs ?? {});
    expect(fields.filter((field) => !(fieldsOf(kind) as readonly string[]).includes(field))).toEqual([]);
    expect(completed(once)).toEqual(once);
  });

  it.each(WORKLOAD_KINDS.filter((kind) => definitionOf(kind).volume.perUserPerDay !== undefined))(
    'takes %s work of users to be done every day where no days are stated',
    (kind) => {
      const { month, perUserPerDay } = definitionOf(kind).volume;
      const { [month]: _, ...others } = SOUND_WORK[kind].inputs;
      const people = inputs({ users: '1', [`${perUserPerDay}`]: '1' });
      const work = { ...SOUND_WORK[kind], inputs: { ...others, ...people } };
      const [filled] = completed({ workloads: [work], inputs: {} }).workloads;
      expect(filled?.inputs.activeDays).toMatchObject({ origin: 'default', value: { numerator: 30n } });
    },
  );
});

describe('fieldsOf', () => {
  it.each(WORKLOAD_KINDS)('names each input of %s work once, its volume among them', (kind) => {
    const fields = fieldsOf(kind);
    expect(new Set(fields).size).toBe(fields.length);
    const { once, month, perUserPerDay } = definitionOf(kind).volume;
    const volume = [once, month, perUserPerDay].filter((field) => field !== undefined);
    expect(fields).toEqual(expect.arrayContaining(volume));
  });
});
