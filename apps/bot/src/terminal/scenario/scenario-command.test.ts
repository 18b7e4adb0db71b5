import { describe, expect, it } from 'vitest';

import { formatOptions, parseScenarioCommand } from './scenario-command.ts';

describe('parseScenarioCommand', () => {
  it.each([
    ['estimate', ['plan.yaml'], [], 'text'],
    ['compare', ['plan.yaml', 'sonnet 4.6', 'gpt-5'], ['--csv'], 'csv'],
    ['pilot', ['plan.yaml', 'answers'], ['--md'], 'md'],
    ['afford', ['plan.yaml', 'users', '500'], ['--json'], 'json'],
    ['benchmark', [], [], 'csv'],
    ['benchmark', ['gpt-5'], ['--json'], 'json'],
    ['schema', [], [], 'json'],
  ] as const)('reads %s with %j and %j', (...line) => {
    const [name, words, options, format] = line;
    expect(parseScenarioCommand(name, words, options)).toEqual({ kind: 'scenario', name, words, format });
  });

  it.each([
    ['estimate', [], 'estimate needs a FILE'],
    ['compare', ['plan.yaml'], 'compare needs a FILE and at least one MODEL'],
    ['diff', ['plan.yaml'], 'diff needs two files, OLD and NEW'],
    ['diff', ['-', '-'], 'only one of OLD and NEW can be the standard input'],
    ['afford', ['plan.yaml', 'users'], 'afford needs a FILE, a FIELD, a BUDGET and maybe a WORK'],
    [
      'estimate',
      ['my', 'plan.yaml'],
      'estimate needs a FILE; this is too much: plan.yaml (a name with spaces needs quotes)',
    ],
  ] as const)('says what is wrong with %s %j', (name, words, fault) => {
    expect(parseScenarioCommand(name, words, [])).toBe(fault);
  });

  it('refuses two formats of one result', () => {
    expect(parseScenarioCommand('estimate', ['plan.yaml'], ['--json', '--csv'])).toBe(
      'choose one of --json, --csv: there is one result',
    );
  });
});

describe('formatOptions', () => {
  it('offers a table only where the result is one', () => {
    expect(formatOptions('compare')).toEqual(['--json', '--csv', '--md']);
    expect(formatOptions('diff')).toEqual(['--json', '--md']);
    expect(formatOptions('benchmark')).toEqual(['--json', '--csv']);
  });
});
