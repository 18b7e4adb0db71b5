import { type REST, Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Limit, many, x } from '../test-support/bodies.ts';
import { restOf } from '../test-support/minimal-bot.ts';
import { refusalOf } from '../test-support/refusal.ts';
import { type FakeDiscord, startFakeDiscord } from './index.ts';

let discord: FakeDiscord;
let rest: REST;

beforeAll(async () => {
  discord = await startFakeDiscord();
  rest = restOf(discord);
});

afterAll(() => discord.close());

const register = (body: object) => rest.put(Routes.applicationCommands(discord.applicationId), { body });

const command = (over: object = {}) => [{ name: 'estimate', description: 'x', ...over }];
const option = (n: number, over: object = {}) => ({ type: 3, name: `o${n}`, description: 'x', ...over });
const choices = (count: number) => many(count, (n) => ({ name: `c${n}`, value: `v${n}` }));
const withOption = (over: object) => command({ options: [option(0, over)] });

function largeOption(n: number) {
  // 2 of name, 38 of description and 11 choices of 98 + 2: 1,140 each, 7,980 for all seven.
  return option(n, {
    description: x(38),
    choices: many(11, (c) => ({ name: x(98), value: String(10 + c) })),
  });
}

const COMMANDS: readonly Limit[] = [
  [
    '32 characters of name',
    command({ name: x(32) }),
    command({ name: x(33) }),
    '0.name: APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'lower case',
    command({ name: 'é-1_x' }),
    command({ name: 'Estimate' }),
    '0.name: APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    '100 characters of description',
    command({ description: x(100) }),
    command({ description: x(101) }),
    '0.description: BASE_TYPE_BAD_LENGTH',
  ],
  ['a command once', command(), [...command(), ...command()], '1.name: APPLICATION_COMMANDS_DUPLICATE_NAME'],
  [
    '25 options',
    command({ options: many(25, (n) => option(n)) }),
    command({ options: many(26, (n) => option(n)) }),
    '0.options: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'required options first',
    command({ options: [option(0, { required: true }), option(1)] }),
    command({ options: [option(0), option(1, { required: true })] }),
    '0.options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    '25 choices',
    withOption({ choices: choices(25) }),
    withOption({ choices: choices(26) }),
    '0.options.0.choices: BASE_TYPE_MAX_LENGTH',
  ],
  [
    '100 characters of a choice',
    withOption({ choices: [{ name: x(100), value: 'v' }] }),
    withOption({ choices: [{ name: x(101), value: 'v' }] }),
    '0.options.0.choices.0.name: BASE_TYPE_BAD_LENGTH',
  ],
  [
    '100 characters of a value',
    withOption({ choices: [{ name: 'n', value: x(100) }] }),
    withOption({ choices: [{ name: 'n', value: x(101) }] }),
    '0.options.0.choices.0.value: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'choices or autocomplete',
    withOption({ autocomplete: true }),
    withOption({ autocomplete: true, choices: choices(1) }),
    '0.options.0.autocomplete: APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
  ],
  [
    'no description in a menu',
    [{ type: 3, name: 'Estimate this' }],
    [{ type: 3, name: 'Estimate this', description: 'x' }],
    '0.description: APPLICATION_COMMAND_DESCRIPTION_CANNOT_BE_SET',
  ],
  // 7,980 in the options and 8 in the name leave 12 for the description.
  [
    '8,000 characters of everything',
    command({ description: x(12), options: many(7, largeOption) }),
    command({ description: x(13), options: many(7, largeOption) }),
    '0: APPLICATION_COMMAND_TOO_LARGE',
  ],
];

describe('a command', () => {
  it.each(COMMANDS)('takes %s and nothing beyond', async (...[, fits, over, problem]) => {
    await register(fits);
    expect((await refusalOf(register(over))).problems).toEqual([problem]);
  });

  it('is one of 100, or one of 15 of a message menu (30032)', async () => {
    const slash = (count: number) => many(count, (n) => ({ name: `c${n}`, description: 'x' }));
    const menus = (count: number) => many(count, (n) => ({ type: 3, name: `Menu ${n}` }));

    await register([...slash(100), ...menus(15)]);
    expect(await refusalOf(register(slash(101)))).toMatchObject({ code: 30032 });
    expect(await refusalOf(register(menus(16)))).toMatchObject({ code: 30032 });
  });
});
