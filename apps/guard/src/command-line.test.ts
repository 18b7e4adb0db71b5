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
    expect(parse('once')).toEqual({ kind: 'guard-once' });
    expect(parse('run')).toEqual({ kind: 'guard' });
    expect(parse('backtest')).toEqual({ kind: 'backtest' });
    expect(parse('backtest|--series|a.csv')).toEqual({ kind: 'backtest', path: 'a.csv' });
    expect(parse('once|--help')).toEqual({ kind: 'help' });
    expect(parse('status|--json')).toEqual({ kind: 'status', isJson: true });
    expect(parse('prove|7F3A')).toEqual({ kind: 'prove', shortId: '7F3A' });
    expect(parse('replay|--rules|new.yaml')).toEqual({ kind: 'replay', rules: 'new.yaml', isJson: false });
  });

  it.each([
    ['look', '"look" is not a command; use once, run, status, check, prove, replay, digest or backtest.'],
    ['once|--readings=', '--readings names no file; leave it out to look at the account.'],
    ['run|--schedule|* * * * *', '--schedule is for a recording; add --readings FILE or leave it out.'],
    ['once|--readings', "Option '--readings <value>' argument missing."],
    ['once|--reading|a.json', "Unknown option '--reading'."],
    ['once|a.json', '"a.json" is one word too many; name the file after --readings.'],
    ['once|--readings|a.json|--schedule|* * * * *', '--schedule is for run; leave it out.'],
    ['once|--readings|a.json|--series|a.csv', '--series is for backtest; leave it out.'],
    ['backtest|a.csv', '"a.csv" is one word too many; name the file after --series.'],
    ['backtest|--readings|a.json', 'backtest reads no recording; name a CSV after --series.'],
    ['backtest|--schedule|* * * * *', '--schedule is for run; leave it out.'],
    ['backtest|--series=', '--series names no file; leave it out for made-up series.'],
    ['once|--json', '--json is not for once; leave it out.'],
    ['status|--readings|a.json', '--readings is not for status; leave it out.'],
    ['prove', 'name the alert, as in "guard prove 7F3A"'],
    ['run|--readings|-', 'run reads its file again and again; name a file, not -.'],
    ['run|--readings|a.json|--schedule|61 * * * *', 'the schedule "61 * * * *" is not a cron expression'],
  ])('refuses %s in one sentence', (line, problem) => {
    expect(parse(line)).toEqual({ kind: 'refused', problem: expect.stringContaining(problem) });
  });

  it('refuses no words at all: nothing was looked at, so nothing is well', () => {
    expect(parseCommandLine([])).toMatchObject({ kind: 'refused' });
  });
});
