import type { LimitReset } from '@tollkeeper/engine';
import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { parseSettings } from '../../configuration/parse-settings.ts';
import type { Finding } from './finding.ts';
import { placesIn } from './places-in.ts';
import type { Probe } from './probe.ts';
import { thresholdFindings } from './threshold-findings.ts';

/** A key for each reset, all with a limit of $100. */
function probeOf(resets: readonly LimitReset[]): Probe {
  const keys = resets.map((limitReset) => ({ reading: { limit: usd('100'), limitReset } }));
  return { given: [], listings: [{ asked: { kind: 'ok', value: { keys } } }] } as unknown as Probe;
}

function found(text: string, resets: readonly LimitReset[] = []): readonly Finding[] {
  const parsed = parseSettings({}, { guard: { name: 'guard.yaml', text } });
  if (parsed.kind === 'mistaken') throw new Error(parsed.mistakes.join(' '));
  return thresholdFindings(parsed.settings, probeOf(resets), placesIn(parsed.guardFile));
}

describe('thresholdFindings', () => {
  it('finds nothing in the usual settings', () => {
    expect(found('', ['daily', 'weekly', 'monthly', 'never', 'unknown'])).toEqual([]);
  });

  it('finds shares of a limit above all of it, with their line, and lets those of a plan be', () => {
    const text =
      'rules:\n  key-limit:\n    critical: 100%\n    exhausted: 300.5%\n  plan-drift: { critical: 150% }\n';
    expect(found(text)).toEqual([
      {
        grade: 'wrong',
        text: 'key-limit.exhausted is 300.5% (guard.yaml line 4) of a limit, and OpenRouter stops at 100%: it can never fire.',
        fix: 'Write 100% or less for key-limit.exhausted in guard.yaml.',
      },
    ]);
  });

  it.each([
    ['key-limit: { warning: 95% }', 'key-limit.warning', 'key-limit.critical'],
    ['credits: { warning: $1, critical: $5 }', 'credits.warning', 'credits.critical'],
    ['key-expiry: { info: 1 d }', 'key-expiry.info', 'key-expiry.warning'],
    ['forecast-balance: { info: 24 h }', 'forecast-balance.info', 'forecast-balance.warning'],
    ['refusals: { critical: 1 }', 'refusals.warning', 'refusals.critical'],
    ['spend-above-pattern: { warning: 12 }', 'spend-above-pattern.warning', 'spend-above-pattern.critical'],
  ])('finds what something graver always comes before: %s', (rule, own, before) => {
    const [first, ...more] = found(`rules: { ${rule} }\n`);
    expect(more).toEqual([]);
    expect(first?.grade).toBe('note');
    expect(first?.text).toMatch(new RegExp(`^${own} can never fire.*: where it is reached, ${before} is`));
  });

  it('finds that fast-burn cannot fire with looks so far apart, and how near they have to be', () => {
    // 3 times the pace spends 10% of a day in 48 minutes: two looks apart are half of it at 12 minutes.
    expect(found('\npoll: { least: 15 min }\n', ['daily', 'monthly'])).toEqual([
      {
        grade: 'wrong',
        text: 'fast-burn can never fire for a daily limit: poll.least is 15 min (guard.yaml line 2).',
        // 14.4 times the pace spends 2% of a day in 2 minutes.
        fix: 'Make poll.least 30 s or shorter in guard.yaml.',
      },
    ]);
    // Of a week: 14, 84 and 336 minutes, of which a fourth is 3.5, 21 and 84.
    expect(found('poll: { least: 5 min }\n', ['weekly'])).toMatchObject([
      {
        grade: 'note',
        text: 'fast-burn finds only the slower of what burns a weekly limit: poll.least is 5 min (guard.yaml line 1), too long for 1 of its 3 windows.',
      },
    ]);
  });
});
