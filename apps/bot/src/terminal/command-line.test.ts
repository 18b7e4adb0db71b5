import { describe, expect, it } from 'vitest';

import { parseCommandLine } from './command-line.ts';

describe('parseCommandLine', () => {
  it.each([
    ['price sonnet 4.6 --json', { kind: 'price', name: 'sonnet 4.6', json: true }],
    ['price --diff a.json b.json', { kind: 'price-diff', old: 'a.json', new: 'b.json', json: false }],
    ['price a.json b.json --diff --json', { kind: 'price-diff', old: 'a.json', new: 'b.json', json: true }],
    ['ask -5 users', { kind: 'ask', question: '-5 users', json: false }],
    ['chat', { kind: 'chat', json: false }],
    ['bot check', { kind: 'bot', name: 'check' }],
    ['bot run', { kind: 'bot', name: 'run' }],
    ['--csv estimate a.yaml', { kind: 'scenario', name: 'estimate', words: ['a.yaml'], format: 'csv' }],
    [
      'pilot --observed r.yaml a.yaml chat --yaml',
      { kind: 'scenario', name: 'pilot', words: ['a.yaml', 'chat'], format: 'yaml', observed: 'r.yaml' },
    ],
    [
      'pilot a.yaml --observed -',
      { kind: 'scenario', name: 'pilot', words: ['a.yaml'], format: 'text', observed: '-' },
    ],
    ['plan a.yaml pro 5', { kind: 'scenario', name: 'plan', words: ['a.yaml', 'pro', '5'], format: 'text' }],
    ['diff - b.yaml', { kind: 'scenario', name: 'diff', words: ['-', 'b.yaml'], format: 'text' }],
  ])('reads "%s"', (line, command) => {
    expect(parseCommandLine(line.split(' '))).toEqual(command);
  });

  it.each([
    ['price', 'price needs a model'],
    ['price --json', 'price needs a model'],
    ['price --diff a.json', 'price --diff needs two files'],
    ['price --diff a b c', 'price --diff needs two files'],
    ['ask x --diff', 'there is no option --diff'],
    ['bot', 'bot needs check or run'],
    ['bot start', 'bot needs check or run'],
    ['bot run now', 'bot needs check or run'],
    ['bot check --json', 'there is no option --json for bot'],
    ['prise x', 'there is no command prise'],
    ['diff a.yaml b.yaml --csv', 'there is no option --csv for diff'],
    ['estimate a.yaml --json --md', 'choose one of --json, --md'],
    ['estimate', 'estimate needs a FILE'],
    ['estimate a.yaml --observed r.yaml', 'there is no option --observed for estimate'],
    ['pilot a.yaml --yaml', '--yaml needs --observed RESULTS'],
    ['pilot a.yaml --observed', '--observed needs a file of RESULTS'],
    ['pilot a.yaml --observed --json', '--observed needs a file of RESULTS'],
    ['pilot - --observed -', 'only one of FILE and RESULTS can be the standard input'],
    ['plan a.yaml', 'plan needs a FILE, a PLAN'],
  ])('answers "%s" with what is wrong and the usage', (line, fault) => {
    expect(parseCommandLine(line.split(' '))).toMatchObject({
      kind: 'usage',
      status: 2,
      text: expect.stringMatching(new RegExp(`^tollkeeper: ${fault}[^]+Usage:`)),
    });
  });
});
