import { exact, ratio, subtract } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { given, type Inputs } from './assumption.ts';
import { type Field, fieldDefinition } from './field.ts';
import { OPERATION_FIELDS } from './operations.ts';
import { type Problem, problemsOf } from './problem.ts';
import type { Scenario } from './scenario.ts';
import { handMadeCatalog, inputs, listed, stated, type Values } from './testing/hand-made.ts';
import { SOUND_WORK } from './testing/sound-work.ts';
import type { Workload, WorkloadKind } from './workload.ts';
import { definitionOf, fieldsOf, WORKLOAD_KINDS } from './workload-definitions.ts';

const catalog = handMadeCatalog({ chat: ['input-token $3/1M', 'output-token $15/1M'] });

function found(workloads: readonly Workload[], around: Partial<Scenario> = {}): readonly Problem[] {
  return problemsOf({ workloads, inputs: {}, ...around }, catalog);
}

/** Sound work with other inputs; a volume takes the place of the one that it has. */
function changed(kind: WorkloadKind, change: Inputs): Workload {
  const work = SOUND_WORK[kind];
  const { once, month, perUserPerDay } = definitionOf(kind).volume;
  const restates = [once, perUserPerDay].some((field) => field !== undefined && change[field] !== undefined);
  const { [month]: _, ...others } = work.inputs;
  const people =
    perUserPerDay !== undefined && change[perUserPerDay] !== undefined ? inputs({ users: '5' }) : {};
  return { ...work, inputs: { ...(restates ? others : work.inputs), ...people, ...change } };
}

function messagesOf(kind: WorkloadKind, values: Values): readonly string[] {
  return found([changed(kind, inputs(values))]).map(({ message }) => message);
}

const FIELDS = WORKLOAD_KINDS.flatMap((kind) =>
  [...fieldsOf(kind), ...OPERATION_FIELDS].map((field): [WorkloadKind, Field] => [kind, field]),
);

describe('problemsOf', () => {
  it.each(WORKLOAD_KINDS)('finds nothing wrong with %s work that is sound', (kind) => {
    expect(found([SOUND_WORK[kind]])).toEqual([]);
  });

  it.each(FIELDS)('finds one problem with %s work of which %s is out of bounds', (kind, field) => {
    const { least, most, label } = fieldDefinition(field);
    const step = ratio(1n, 10n ** 9n);
    for (const value of [subtract(least, step), subtract(most, subtract(exact(0), step))]) {
      const problems = found([changed(kind, { [field]: given(value) })]);
      expect(problems).toMatchObject([{ field, workload: 0 }]);
      expect(problems[0]?.message).toMatch(
        new RegExp(`^${label} is -?[\\d,.]+%?, but (it must be above 0|the (least|most) is [\\d,.]+%?)\\.$`),
      );
    }
  });

  it.each(FIELDS)(
    'finds one problem with %s work of which the range of %s is turned round',
    (kind, field) => {
      const { least, most } = fieldDefinition(field);
      const value = { ...given(most), range: { low: most, high: least } };
      expect(found([changed(kind, { [field]: value })])).toMatchObject([{ field, workload: 0 }]);
    },
  );

  it('names every input that is out of bounds, not only the first', () => {
    const agent = {
      ...changed('agent', inputs({ tasksPerMonth: '0', contextTokens: '-1', cachedShare: '2' })),
      pricing: stated({ priceInputPerMillion: '-3' }),
    };
    const wrong = found([agent], { inputs: inputs({ retryRate: '2', buffer: '11' }) });
    expect(wrong.map(({ field }) => field)).toEqual([
      'tasksPerMonth',
      'contextTokens',
      'cachedShare',
      'priceInputPerMillion',
      'retryRate',
      'buffer',
    ]);
  });

  it.each(WORKLOAD_KINDS)('asks for the volume of %s work', (kind) => {
    const { month } = definitionOf(kind).volume;
    const { [month]: _, ...others } = SOUND_WORK[kind].inputs;
    expect(found([{ ...SOUND_WORK[kind], inputs: others }])).toEqual([
      {
        field: month,
        workload: 0,
        message: `${fieldDefinition(month).label} is missing: ${kind} work needs it.`,
      },
    ]);
  });

  it.each(WORKLOAD_KINDS.filter((kind) => definitionOf(kind).volume.once !== undefined))(
    'asks which of two volumes of %s work is meant, once and not of their period too',
    (kind) => {
      const { once, month } = definitionOf(kind).volume;
      const twice = {
        ...SOUND_WORK[kind],
        inputs: { ...SOUND_WORK[kind].inputs, ...inputs({ [`${once}`]: '7' }) },
      };
      const [a, b] = [once, month].map((field) => fieldDefinition(field as Field).label);
      const message = `${a} and ${b} are both stated: which of the two is meant?`;
      expect(found([twice])).toEqual([{ field: month, workload: 0, message }]);
      expect(found([twice, SOUND_WORK[kind]])).toHaveLength(1);
    },
  );

  it.each(WORKLOAD_KINDS.filter((kind) => definitionOf(kind).volume.perUserPerDay !== undefined))(
    'asks for the users of %s work that is stated for each of them',
    (kind) => {
      const { month, perUserPerDay } = definitionOf(kind).volume;
      const { [month]: _, ...others } = SOUND_WORK[kind].inputs;
      const work = { ...SOUND_WORK[kind], inputs: { ...others, ...inputs({ [`${perUserPerDay}`]: '3' }) } };
      expect(found([work]).map(({ message }) => message)).toEqual([
        `users is missing: ${kind} work needs it.`,
      ]);
    },
  );

  it.each(
    WORKLOAD_KINDS.flatMap((kind) =>
      definitionOf(kind)
        .needs(SOUND_WORK[kind])
        .map((field) => [kind, field] as const),
    ),
  )('asks for what %s work needs: %s', (kind, field) => {
    const { [field]: _, ...others } = SOUND_WORK[kind].inputs;
    expect(found([{ ...SOUND_WORK[kind], inputs: others }])).toMatchObject([{ field, workload: 0 }]);
  });

  it.each([
    ['image', 'cachedShare', '0.5'],
    ['subscription', 'batchShare', '1.5'],
  ] as const)('finds one problem with %s work that has no %s', (kind, field, value) => {
    expect(messagesOf(kind, { [field]: value })).toEqual([
      `${fieldDefinition(field).label} is no input of ${kind} work: leave it out, or state it where it belongs.`,
    ]);
  });

  it.each([
    ['image', { pricePerVideoSecond: '1' }],
    ['text', { priceInputPerMillion: '3', fallbackShare: '0.1' }],
    ['speech', { pricePerMillionCharacters: '3', verbosity: '2' }],
  ] as const)('finds one problem with %s work that pays by %j', (kind, prices) => {
    const field = Object.keys(prices).at(-1) as Field;
    const problems = found([{ ...SOUND_WORK[kind], pricing: stated(prices) }]);
    expect(problems).toEqual([{ field, workload: 0, message: expect.stringContaining('leave it out') }]);
  });

  it('says that an input of one kind of work is not one of all', () => {
    expect(found([SOUND_WORK.text], { inputs: inputs({ inputTokens: '-5' }) })).toEqual([
      {
        field: 'inputTokens',
        message: 'input tokens per request belongs to one kind of work: state it there.',
      },
    ]);
  });

  it('says that there is no work', () => {
    expect(found([])).toEqual([{ field: 'workloads', message: 'There is no work to estimate.' }]);
  });

  it('names the model that the catalog does not have', () => {
    expect(found([{ ...SOUND_WORK.text, pricing: listed('acme/none') }])).toEqual([
      { field: 'model', workload: 0, message: 'The catalog has no model "acme/none".' },
    ]);
  });

  it('asks for a model or a price, and is content with either', () => {
    const message = 'Neither a model nor a price is stated: name one of them.';
    expect(found([{ ...SOUND_WORK.text, pricing: stated({}) }])).toEqual([
      { field: 'model', workload: 0, message },
    ]);
    expect(found([{ ...SOUND_WORK.text, pricing: stated({ verbosity: '2' }) }])).toHaveLength(1);
    expect(found([{ ...SOUND_WORK.text, pricing: listed('chat') }])).toEqual([]);
  });
});
