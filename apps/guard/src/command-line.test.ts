import { describe, expect, it } from 'vitest';

import { parseCommandLine } from './command-line.ts';

function parse(line: string) {
  return parseCommandLine(line.split('|'));
}

describe('parseCommandLine', () => {
  it('reads the commands', () => {
    expect(parse('once|--readings|a.json')).toEqual({ kind: 'once', path: 'a.json' });
    expect(parse('once|--readings=-')).toEqual({ kind: 'once', path: '-' });
    expect(parse('run|--readings|a.json')).toEqual({ kind: 'run', path: 'a.json', schedule: '*/5 * * * *' });
    expect(parse('run|--readings|a.json|--schedule|0 * * * *')).toMatchObject({ schedule: '0 * * * *' });
    expect(parse('once|--help')).toEqual({ kind: 'help' });
  });

  it.each([
    ['look', '"look" is not a command; use once or run.'],
    ['once', 'once needs a recording; add --readings FILE.'],
    ['once|--readings=', 'once needs a recording; add --readings FILE.'],
    ['once|--readings', "Option '--readings <value>' argument missing."],
    ['once|--reading|a.json', "Unknown option '--reading'."],
    ['once|a.json', '"a.json" is one word too many; name the file after --readings.'],
    ['once|--readings|a.json|--schedule|* * * * *', '--schedule is for run; leave it out.'],
    ['run|--readings|-', 'run reads its file again and again; name a file, not -.'],
    ['run|--readings|a.json|--schedule|61 * * * *', 'the schedule "61 * * * *" is not a cron expression'],
  ])('refuses %s in one sentence', (line, problem) => {
    expect(parse(line)).toEqual({ kind: 'refused', problem: expect.stringContaining(problem) });
  });

  it('refuses no words at all: nothing was looked at, so nothing is well', () => {
    expect(parseCommandLine([])).toMatchObject({ kind: 'refused' });
  });
});
