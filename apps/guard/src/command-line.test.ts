import { describe, expect, it } from 'vitest';

import { COMMAND_HELP } from './command-help.ts';
import { parseCommandLine } from './command-line.ts';
import { HELP_TEXT } from './help-text.ts';

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
    expect(parse('--version')).toEqual({ kind: 'version' });
    expect(parse('status|--json')).toEqual({ kind: 'status', isJson: true });
    expect(parse('prove|7F3A')).toEqual({ kind: 'prove', shortId: '7F3A' });
    expect(parse('replay|--rules|new.yaml')).toEqual({ kind: 'replay', rules: 'new.yaml', isJson: false });
  });

  it.each([
    ['look', '"look" is not a command; use once, run, status, check, prove, replay, digest or backtest.'],
    ['help|look', '"look" is not a command; use once, run,'],
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

  it.each([
    ['--help', undefined],
    ['help', undefined],
    ['once|--help', 'once'],
    ['help|once', 'once'],
    ['prove|-h', 'prove'],
    ['replay|--rules|new.yaml|--help', 'replay'],
  ])('helps with %s', (line, about) => {
    expect(parse(line)).toEqual({ kind: 'help', ...(about !== undefined && { about }) });
  });

  it('helps with each command that it knows: with its options, its exit codes, and an example that it takes', () => {
    for (const [name, help] of Object.entries(COMMAND_HELP)) {
      expect(help).toContain(`guard ${name}`);
      expect(help).toContain('Exit codes: 0 ');
      const words = /Example: guard (.*)\n$/.exec(help)?.[1]?.match(/"[^"]*"|\S+/g) ?? [];
      const command = parseCommandLine(words.map((word) => word.replaceAll('"', '')));
      expect([name, command.kind]).not.toContain('refused');
      expect(HELP_TEXT).toContain(`guard ${name} `);
      expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(88);
    }
  });

  it('refuses no words at all: nothing was looked at, so nothing is well', () => {
    expect(parseCommandLine([])).toMatchObject({ kind: 'refused' });
  });
});
