import { type REST, Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { button, type Limit, many, x } from '../test-support/bodies.ts';
import { restOf } from '../test-support/minimal-bot.ts';
import { refusalOf } from '../test-support/refusal.ts';
import { type FakeDiscord, type Person, startFakeDiscord } from './index.ts';

let discord: FakeDiscord;
let rest: REST;
let alice: Person;

beforeAll(async () => {
  discord = await startFakeDiscord();
  rest = restOf(discord);
  alice = discord.join('alice');
  const options = [{ type: 3, name: 'model', description: 'x', autocomplete: true }];
  await rest.put(Routes.applicationCommands(discord.applicationId), {
    body: [{ name: 'estimate', description: 'x', options }],
  });
});

afterAll(() => discord.close());

const MODAL = 9;
const CHOICES = 8;

const answerWith = (type: number, data: object) => {
  const asked =
    type === CHOICES
      ? alice.type('estimate', 'model', { values: {} })
      : alice.slash('estimate', { model: 'x' });
  return rest.post(Routes.interactionCallback(asked.id, asked.token), { body: { type, data }, auth: false });
};

const input = (over: object = {}) => ({ type: 4, custom_id: 'i', style: 1, ...over });
const label = (over: object = {}) => ({ type: 18, label: 'l', component: input(), ...over });
const modal = (over: object = {}) => ({ title: 't', custom_id: 'm', components: [label()], ...over });
const labels = (count: number) => many(count, (n) => label({ component: input({ custom_id: `i${n}` }) }));
const withInput = (over: object) => modal({ components: [label({ component: input(over) })] });

const MODALS: readonly Limit[] = [
  [
    '45 characters of title',
    modal({ title: x(45) }),
    modal({ title: x(46) }),
    'data.title: BASE_TYPE_BAD_LENGTH',
  ],
  [
    '100 characters of custom id',
    modal({ custom_id: x(100) }),
    modal({ custom_id: x(101) }),
    'data.custom_id: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'five inputs',
    modal({ components: labels(5) }),
    modal({ components: labels(6) }),
    'data.components: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'one input at least',
    modal({ components: labels(1) }),
    modal({ components: [] }),
    'data.components: BASE_TYPE_BAD_LENGTH',
  ],
  [
    '45 characters of label',
    modal({ components: [label({ label: x(45) })] }),
    modal({ components: [label({ label: x(46) })] }),
    'data.components.0.label: BASE_TYPE_BAD_LENGTH',
  ],
  [
    '100 characters of description',
    modal({ components: [label({ description: x(100) })] }),
    modal({ components: [label({ description: x(101) })] }),
    'data.components.0.description: BASE_TYPE_MAX_LENGTH',
  ],
  [
    '4,000 characters of value',
    withInput({ value: x(4000) }),
    withInput({ value: x(4001) }),
    'data.components.0.component.value: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a value within its own length',
    withInput({ value: x(5), max_length: 5 }),
    withInput({ value: x(6), max_length: 5 }),
    'data.components.0.component.value: BASE_TYPE_MAX_LENGTH',
  ],
  [
    '4,000 characters to be written',
    withInput({ max_length: 4000 }),
    withInput({ max_length: 4001 }),
    'data.components.0.component.max_length: NUMBER_TYPE_MAX',
  ],
  [
    '100 characters of placeholder',
    withInput({ placeholder: x(100) }),
    withInput({ placeholder: x(101) }),
    'data.components.0.component.placeholder: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'inputs in labels',
    modal(),
    modal({ components: [input()] }),
    'data.components.0.type: UNION_TYPE_CHOICES',
  ],
  [
    'no buttons',
    modal(),
    modal({ components: [label({ component: button() })] }),
    'data.components.0.component.type: UNION_TYPE_CHOICES',
  ],
  [
    'an input once',
    modal({ components: labels(2) }),
    modal({ components: [label(), label()] }),
    'data.components.1.component.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
];

describe('a modal', () => {
  it.each(MODALS)('takes %s and nothing beyond', async (...[, fits, over, problem]) => {
    await answerWith(MODAL, fits);
    expect((await refusalOf(answerWith(MODAL, over))).problems).toEqual([problem]);
  });
});

describe('suggestions', () => {
  it('are 25 at most', async () => {
    await answerWith(CHOICES, { choices: SUGGESTIONS.slice(1) });
    expect((await refusalOf(answerWith(CHOICES, { choices: SUGGESTIONS }))).problems).toEqual([
      'data.choices: BASE_TYPE_MAX_LENGTH',
    ]);
  });
});

const SUGGESTIONS = many(26, (n) => ({ name: `c${n}`, value: `v${n}` }));
