import { describe, expect, it } from 'vitest';

import { helpCard } from '../converse/help-card.ts';
import { COMMANDS, commandNamed, commandText } from './commands.ts';

describe('COMMANDS', () => {
  it('are the ones that the chats promise', () => {
    expect(COMMANDS.map(({ name }) => name)).toEqual([
      'estimate',
      'compare',
      'price',
      'budget',
      'alerts',
      'diagnose',
      'plan',
      'new',
      'help',
    ]);
  });

  it('fit into what Slack and Discord allow', () => {
    for (const { name, description, usage, options } of COMMANDS) {
      expect(name).toMatch(/^[a-z]{1,32}$/);
      for (const each of [{ name, description }, ...options]) {
        expect(each.name).toMatch(/^[a-z_]{1,32}$/);
        expect(each.description.length).toBeGreaterThan(0);
        expect(each.description.length).toBeLessThanOrEqual(100);
      }
      expect(usage.length).toBeLessThanOrEqual(100);
      // Discord wants the required ones first.
      const required = options.map(({ isRequired }) => isRequired);
      expect(required.toSorted((a, b) => Number(b) - Number(a))).toEqual(required);
    }
  });

  it('protect what is spent, and nothing else', () => {
    expect(COMMANDS.filter(({ isProtected }) => isProtected).map(({ name }) => name)).toEqual([
      'budget',
      'alerts',
    ]);
  });

  it('are all listed by help', () => {
    const listed = helpCard().sections.flatMap((section) =>
      section.kind === 'fields' ? section.fields.map(({ label }) => label) : [],
    );

    expect(listed).toEqual(COMMANDS.map(({ name }) => `/${name}`));
  });

  it('are found by their names alone', () => {
    expect(commandNamed('plan')?.name).toBe('plan');
    expect(commandNamed('constructor')).toBeUndefined();
  });
});

describe('commandText', () => {
  it.each([
    ['estimate', { scenario: '6,000 requests a month, 2,000 in' }, '6,000 requests a month, 2,000 in'],
    ['estimate', { scenario: '6,000 requests', model: 'Haiku 4.5' }, 'Haiku 4.5, 6,000 requests'],
    ['estimate', { scenario: 'users=100', model: 'haiku "4.5"' }, 'model="haiku 4.5" users=100'],
    ['compare', { models: 'a, b', scenario: '2k in' }, 'a, b for 2k in'],
    ['compare', { models: ' a, b ' }, 'a, b'],
    ['price', { model: 'haiku 4.5' }, 'haiku 4.5'],
    ['diagnose', { error: '402' }, '402'],
    ['plan', {}, ''],
    ['plan', { action: 'save', name: 'launch', month: '2026-12' }, 'save launch 2026-12'],
    [
      'plan',
      { action: 'save', name: 'launch', keys: 'prod, "batch jobs"' },
      'save launch keys="prod, batch jobs"',
    ],
    ['alerts', { action: 'snooze', what: '7F3A', until: 'tomorrow 9am' }, 'snooze 7F3A tomorrow 9am'],
    ['budget', { key: 'prod' }, 'prod'],
    ['help', { anything: 'else' }, ''],
    ['unknown', { anything: 'else' }, ''],
  ])('writes the options of %s as they would be typed: %j', (name, options, text) => {
    expect(commandText(name, options as Record<string, string>)).toBe(text);
  });
});
