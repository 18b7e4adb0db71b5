import { exact, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { parseObservationFile } from './parse-observation-file.ts';

function problems(...lines: readonly string[]): readonly string[] {
  const parsed = parseObservationFile(lines.join('\n'));
  return parsed.kind === 'refused' ? parsed.problems.map(({ line, message }) => `${line}: ${message}`) : [];
}

describe('parseObservationFile', () => {
  it('reads sums, with their squares where they were written down', () => {
    const text = [
      'runs: 200',
      'day: 2026-11-21',
      'input_tokens: { total: 440k, squares: 970000000 }',
      'output_tokens: 80,000',
      'retries: 4',
      'cost_usd: { total: $2.40, squares: 0.1 }',
    ].join('\n');
    expect(parseObservationFile(text)).toEqual({
      kind: 'observation',
      observed: {
        runs: 200n,
        day: '2026-11-21',
        inputTokens: { total: exact(440_000), squares: exact(970_000_000) },
        outputTokens: { total: exact(80_000) },
        retries: 4n,
        cost: usd('2.4'),
        costSquares: exact('0.1'),
      },
    });
  });

  it('reads JSON', () => {
    expect(parseObservationFile('{"runs": 3, "day": "2026-11-21", "accepted": 2}')).toEqual({
      kind: 'observation',
      observed: { runs: 3n, day: '2026-11-21', accepted: 2n },
    });
  });

  it('says every mistake with its line', () => {
    expect(
      problems(
        'runs: 2.5',
        'day: 2026-02-30',
        'input_token: 5',
        'output_tokens: -1',
        'minutes: { squares: 4 }',
      ),
    ).toEqual([
      '1: runs is "2.5", expected a whole number such as 200',
      '2: day is "2026-02-30", expected a day such as 2026-11-21',
      '3: the file has no key "input_token"; did you mean input_tokens?',
      '4: output_tokens is "-1", expected 0 or more',
      '5: minutes has no total; write it under "total:"',
    ]);
  });

  it('needs the runs and the day', () => {
    expect(problems('retries: 1')).toEqual([
      '1: runs is missing, which every result needs',
      '1: day is missing, which every result needs',
    ]);
    expect(problems('')).toEqual(['1: the file is empty; it has at least runs and day']);
  });
});
