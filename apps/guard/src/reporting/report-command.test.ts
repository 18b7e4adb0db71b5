import { describe, expect, it } from 'vitest';

import { isReportName, parseReportCommand, type ReportName, type ReportWords } from './report-command.ts';

function parse(line: string, options: ReportWords['options'] = {}) {
  const [name = '', ...words] = line.split(' ');
  return parseReportCommand(name as ReportName, { words, options });
}

describe('parseReportCommand', () => {
  it('reads what is asked for', () => {
    expect(parse('status')).toEqual({ kind: 'status', isJson: false });
    expect(parse('status', { json: true })).toEqual({ kind: 'status', isJson: true });
    expect(parse('check')).toEqual({ kind: 'check' });
    expect(parse('prove #7F3A')).toEqual({ kind: 'prove', shortId: '#7F3A' });
    expect(parse('digest')).toEqual({ kind: 'digest', span: 'daily' });
    expect(parse('digest weekly')).toEqual({ kind: 'digest', span: 'weekly' });
  });

  it('takes a day of a replay for its beginning in UTC', () => {
    const options = { rules: 'new.yaml', from: '2026-11-01', to: '2026-11-08T12:00:00+01:00' };
    expect(parse('replay', options)).toEqual({
      kind: 'replay',
      rules: 'new.yaml',
      from: new Date('2026-11-01T00:00:00Z'),
      until: new Date('2026-11-08T11:00:00Z'),
      isJson: false,
    });
  });

  it.each<[string, ReportWords['options'], string]>([
    ['prove', {}, 'name the alert, as in "guard prove 7F3A"'],
    ['prove 7F3A 7F3B', {}, '"7F3B" is one word too many'],
    ['status now', {}, '"now" is one word too many'],
    ['check', { json: true }, '--json is not for check; leave it out'],
    ['digest monthly', {}, '"monthly" is no digest; use daily or weekly'],
    ['replay', {}, 'name the rules after --rules'],
    ['replay', { rules: 'a', from: 'yesterday' }, '--from is "yesterday", expected a day'],
    ['replay', { rules: 'a', to: '2026-13-01' }, '--to is "2026-13-01", expected a day'],
    ['replay', { rules: 'a', from: '2026-11-02', to: '2026-11-01' }, '--from has to lie before --to'],
  ])('refuses %s %o in one sentence', (line, options, problem) => {
    expect(parse(line, options)).toEqual({ kind: 'refused', problem: expect.stringContaining(problem) });
  });

  it('knows the names of reports from other words', () => {
    expect(['status', 'once', 'toString'].map(isReportName)).toEqual([true, false, false]);
  });
});
