import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { parseCreditFile } from './parse-credit-file.ts';

function problems(...lines: readonly string[]): readonly string[] {
  const parsed = parseCreditFile(lines.join('\n'));
  return parsed.kind === 'refused' ? parsed.problems.map(({ line, message }) => `${line}: ${message}`) : [];
}

describe('parseCreditFile', () => {
  it('reads purchases, and what left the account unused', () => {
    const text = [
      'purchases:',
      '  - { date: 2026-03-01, amount: $50, note: company card }',
      '  - date: 2026-08-15',
      '    amount: 1,000.50',
      'withdrawals:',
      '  - { date: 2026-08-20, amount: 10, kind: transfer }',
    ].join('\n');

    expect(parseCreditFile(text)).toEqual({
      kind: 'credits',
      declared: {
        purchases: [
          { day: '2026-03-01', amount: usd('50'), note: 'company card' },
          { day: '2026-08-15', amount: usd('1000.5') },
        ],
        withdrawals: [{ day: '2026-08-20', amount: usd('10'), kind: 'transfer' }],
      },
    });
  });

  it('takes either of the two lists alone', () => {
    expect(parseCreditFile('purchases: [{date: 2026-03-01, amount: 50}]')).toMatchObject({ kind: 'credits' });
    expect(parseCreditFile('withdrawals: [{date: 2026-03-01, amount: 50, kind: refund}]')).toMatchObject({
      declared: { purchases: [] },
    });
  });

  it('says every mistake with its line', () => {
    expect(
      problems(
        'purchases:',
        '  - { date: 2026-02-30, amount: 50 }',
        '  - { date: 2026-03-01, amount: -50 }',
        '  - { date: 2026-03-01, amout: 50 }',
        '  - { amount: 1.5.2, note: "" }',
        'withdrawal:',
        '  - { date: 2026-03-01, amount: 5, kind: gift }',
        '  - { date: 2026-03-01, amount: 5 }',
      ),
    ).toEqual([
      '2: purchases[1].date is "2026-02-30", expected a day such as 2026-11-21',
      '3: purchases[2].amount is "-50", expected dollars above 0 and up to 100M, such as 50 or $1,000.50',
      '4: purchases[3] has no key "amout"; did you mean amount?',
      '5: purchases[4] has no date; write it as date: 2026-11-21',
      '5: purchases[4].note is "", expected a text of at most 200 characters',
      '5: purchases[4].amount is "1.5.2", expected dollars above 0 and up to 100M, such as 50 or $1,000.50',
      '6: the file has no key "withdrawal"; did you mean withdrawals?',
      '7: withdrawals[1].kind is "gift", expected one of expiry, refund, transfer',
      '8: withdrawals[2] has no kind; write it as kind: refund',
    ]);
  });

  it.each([
    ['', 'the file is empty; it has at least "purchases:"'],
    ['{}', 'the file says nothing; it has at least "purchases:"'],
    ['purchases: []', 'purchases is an empty list, expected a list with at least one entry'],
    ['- 1', 'the file is a list, expected a mapping'],
  ])('refuses %j', (text, message) => {
    expect(problems(text)).toEqual([`1: ${message}`]);
  });

  it('refuses a file that no person wrote', () => {
    expect(problems(`# ${'x'.repeat(70_000)}`)).toEqual([
      '1: the file has 70002 characters, the most is 65536',
    ]);
  });

  it('shows no key that was pasted into it', () => {
    const [told] = problems('purchases: [{date: sk-or-v1-0123456789abcdef, amount: 50}]');

    expect(told).not.toContain('0123456789');
  });
});
