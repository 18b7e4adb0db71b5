import { type REST, Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { button, menu, row, x } from '../test-support/bodies.ts';
import { restOf } from '../test-support/minimal-bot.ts';
import { type FakeDiscord, type Person, startFakeDiscord } from './index.ts';

let discord: FakeDiscord;
let rest: REST;
let alice: Person;

beforeAll(async () => {
  discord = await startFakeDiscord();
  rest = restOf(discord);
  alice = discord.join('alice');
  await rest.put(Routes.applicationCommands(discord.applicationId), { body: COMMANDS });
});

afterAll(() => discord.close());

describe('a person', () => {
  it('runs only commands that are offered where they are', () => {
    expect(() => alice.slash('forecast')).toThrow('No command "forecast" is offered here.');
    expect(() => alice.slash('budget show', {}, { in: alice.directMessages() })).toThrow('is offered here');
    alice.slash('estimate', { scenario: 'x' }, { in: alice.directMessages() });
  });

  it('names a subcommand that there is', () => {
    alice.slash('budget show');
    expect(() => alice.slash('budget drop')).toThrow('There is no subcommand "drop" of budget.');
    expect(() => alice.slash('budget')).toThrow('There is no subcommand "" of budget.');
  });

  it('fills in options that there are, with values that they take', () => {
    expect(() => alice.slash('estimate', {})).toThrow('The option "scenario" is required.');
    expect(() => alice.slash('estimate', { scenario: 'x', cost: 1 })).toThrow('no option "cost"');
    expect(() => alice.slash('estimate', { scenario: 5 })).toThrow(
      '"5" is no value for the option "scenario"',
    );
    expect(() => alice.slash('estimate', { scenario: x(11) })).toThrow('outside the limits');
    expect(() => alice.slash('estimate', { scenario: 'x', per: 'year' })).toThrow(
      'none of the choices of "per"',
    );
    expect(() => alice.slash('estimate', { scenario: 'x', days: 1.5 })).toThrow(
      'no value for the option "days"',
    );
    expect(() => alice.slash('estimate', { scenario: 'x', days: 32 })).toThrow('outside the limits');
    alice.slash('estimate', { scenario: 'x', per: 'day', days: 31 });
  });

  it('gets suggestions only where the command offers them', () => {
    expect(() => alice.type('estimate', 'scenario', { values: {} })).toThrow('has no autocomplete');
  });

  it('presses only buttons that are there and not disabled', () => {
    const link = { type: 2, style: 5, label: 'Docs', url: 'https://example.com' };
    const message = discord.plant(discord.general, {
      content: 'x',
      components: [
        row(button({ custom_id: 'v0:old', label: 'Old' }), button({ label: 'Off', disabled: true }), link),
      ],
    });

    expect(() => alice.press(message, 'New')).toThrow('The message has no button "New".');
    expect(() => alice.press(message, 'Off')).toThrow('"a" is disabled.');
    expect(() => alice.press(message, 'Docs')).toThrow('A link opens a page');
    expect(alice.press(message, 'Old').sourceId).toBe(message.id);
  });

  it('chooses only what a menu offers, and as many as it takes', () => {
    const message = discord.plant(discord.general, { content: 'x', components: [row(menu())] });

    expect(() => alice.choose(message, 'v7')).toThrow('No menu of the message offers v7.');
    expect(() => alice.choose(message, 'v0', 'v1')).toThrow('The menu takes 1 to 1 options, not 2.');
    alice.choose(message, 'v1');
  });

  it('submits a modal only as its inputs let them', async () => {
    const opener = alice.slash('estimate', { scenario: 'x' });
    expect(() => alice.submit(opener, {})).toThrow('This interaction opened no modal.');
    await rest.post(Routes.interactionCallback(opener.id, opener.token), {
      body: { type: 9, data: MODAL },
      auth: false,
    });

    expect(() => alice.submit(opener, { requests: '' })).toThrow('The input "requests" is required.');
    expect(() => alice.submit(opener, { requests: '1' })).toThrow('"requests" is too short.');
    expect(() => alice.submit(opener, { requests: x(6) })).toThrow('"requests" takes at most 5 characters.');
    expect(() => alice.submit(opener, { requests: '500', per: ['year'] })).toThrow('"per" offers no "year".');
    expect(() => alice.submit(opener, { other: 'x' })).toThrow('The modal has no input "other".');
    alice.submit(opener, { requests: '500' });
  });

  it('writes messages of 1 to 2,000 characters', () => {
    alice.say(x(2000));
    expect(() => alice.say(x(2001))).toThrow('1 to 2000 characters, not 2001');
    expect(() => alice.say('')).toThrow('1 to 2000 characters, not 0');
  });
});

const COMMANDS = [
  {
    name: 'estimate',
    description: 'x',
    options: [
      { type: 3, name: 'scenario', description: 'x', required: true, max_length: 10 },
      { type: 3, name: 'per', description: 'x', choices: [{ name: 'Day', value: 'day' }] },
      { type: 4, name: 'days', description: 'x', min_value: 1, max_value: 31 },
    ],
  },
  { name: 'budget', description: 'x', contexts: [0], options: [{ type: 1, name: 'show', description: 'x' }] },
];

const MODAL = {
  custom_id: 'assumptions',
  title: 'Assumptions',
  components: [
    {
      type: 18,
      label: 'Requests',
      component: { type: 4, custom_id: 'requests', style: 1, min_length: 2, max_length: 5 },
    },
    {
      type: 18,
      label: 'Per',
      component: { type: 3, custom_id: 'per', options: [{ label: 'Day', value: 'day', default: true }] },
    },
  ],
};
