import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

import { TOKENS } from '../configuration/testing/made-up-tokens.ts';

/** Runs a line in a process of its own that ends when something breaks. */
function run(line: string) {
  const program = `
    import { createLogger } from './logger.ts';
    import { endWhenBroken } from './end-when-broken.ts';
    endWhenBroken(createLogger({ level: 'info', secrets: [], write: (text) => process.stdout.write(text) }));
    setTimeout(() => {}, 20_000);
    ${line}`;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
}

describe('endWhenBroken', () => {
  it.each([
    ['a rejection', `Promise.reject(new Error('with ${TOKENS.bot}'));`],
    ['an error', `setImmediate(() => { throw new Error('with ${TOKENS.bot}'); });`],
  ])('logs %s that nobody caught, without its secrets, and ends the process with 1', (_, line) => {
    const { stdout, stderr, status } = run(line);

    expect(JSON.parse(stdout)).toMatchObject({
      level: 'fatal',
      err: { type: 'Error', message: expect.stringMatching(/^with \(masked key …/) },
    });
    expect([stderr, status]).toEqual(['', 1]);
    expect(stdout).not.toContain(TOKENS.bot);
  });
});
