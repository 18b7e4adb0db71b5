import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Terminal } from '../terminal.ts';
import { backtest } from './backtest.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backtest-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function run(path: string) {
  const [lines, complaints]: [string[], string[]] = [[], []];
  const terminal: Terminal = {
    show: () => undefined,
    line: (text) => lines.push(text),
    complain: (problem) => complaints.push(problem),
  };
  const code = await backtest(path, terminal);
  return { code, lines, complaints };
}

describe('backtest', () => {
  it('prints a line of scores for each method on a series', async () => {
    const path = join(folder, 'spend.csv');
    const days = Array.from({ length: 45 }, (_, day) => new Date(Date.UTC(2026, 5, 1 + day)).toISOString());
    await writeFile(path, ['at,usd', ...days.map((at) => `${at},48`)].join('\n'));

    const { code, lines, complaints } = await run(path);

    expect([code, complaints]).toEqual([0, []]);
    expect(lines[0]).toMatch(/^method +forecasts +coverage +error +recall +false pages +Brier +lead time$/);
    // 45 days are 1,080 hours: origins from 672 to 860, every fifth, are 38.
    expect(lines[1]).toMatch(/^day blocks, half +38 +\d+\.\d% +0\.\d\d +\d+\.\d% +0\.0% /);
    expect(lines[3]).toMatch(/^linear since the 1st +38 +- +0\.00 +100\.0% +0\.0% +0\.000 /);
    // Two dollars an hour surprise nobody: budgets of two weeks at the most, as limit and as balance.
    expect(lines).toContainEqual(expect.stringMatching(/^4 h, critical +6 +100\.0% +100\.0% +-$/));
    expect(lines.slice(1, 9).filter((line) => line !== '')).toHaveLength(7);
  });

  it('says what is wrong with a file', async () => {
    const path = join(folder, 'spend.csv');
    await writeFile(path, 'a,b\n');

    expect(await run(path)).toMatchObject({
      code: 2,
      lines: [],
      complaints: [`${path} cannot be used: its first line is not at,usd.`],
    });
    expect(await run(join(folder, 'none.csv'))).toMatchObject({
      code: 2,
      complaints: [expect.stringContaining('there is no such file; check the path after --series')],
    });
  });
});
