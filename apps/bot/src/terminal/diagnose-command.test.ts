import { describe, expect, it } from 'vitest';

import { parseCommandLine } from './command-line.ts';

describe('parseDiagnoseCommand', () => {
  it.each([
    ['diagnose', { kind: 'diagnose', json: false }],
    ['diagnose --json', { kind: 'diagnose', json: true }],
    ['diagnose --status 402 --json', { kind: 'diagnose', status: 402, json: true }],
    ['diagnose --json --status 200', { kind: 'diagnose', status: 200, json: true }],
  ])('reads "%s"', (line, command) => {
    expect(parseCommandLine(line.split(' '))).toEqual(command);
  });

  it.each([
    ['diagnose --status', '--status needs the status of the refused answer, 200 or from 400 to 599\n'],
    ['diagnose --status abc', '--status needs .+, not abc\n'],
    ['diagnose --status --json', '--status needs .+, not --json\n'],
    ['diagnose --status 302', '--status needs .+, not 302\n'],
    ['diagnose --status=402', 'diagnose reads .+ this is too much: --status=402\n'],
    ['diagnose answer.json', 'diagnose reads .+ this is too much: answer.json\n'],
    ['diagnose --csv', 'there is no option --csv for diagnose\n'],
    ['ask x --status', 'there is no option --status for ask\n'],
  ])('answers "%s" with what is wrong and the usage', (line, fault) => {
    expect(parseCommandLine(line.split(' '))).toMatchObject({
      kind: 'usage',
      status: 2,
      text: expect.stringMatching(new RegExp(`^tollkeeper: ${fault}[^]+Usage:`)),
    });
  });
});
