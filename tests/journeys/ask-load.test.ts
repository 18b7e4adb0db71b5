import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const QUESTION = 'sonnet 4.6, 100 users, 20 active days, 3 requests per user per day, 2,000 in, 500 out';
const root = join(import.meta.dirname, '../..');
const program = join(root, 'apps/bot/src/main.ts');

/** Asks with a few lines of ours run before the program, and returns what they said. */
async function askWith(code: string): Promise<string> {
  const before = `data:text/javascript,${encodeURIComponent(code)}`;
  const { stderr } = await promisify(execFile)(
    process.execPath,
    ['--import', before, program, 'ask', QUESTION],
    { cwd: root, maxBuffer: 2 ** 26 },
  );
  return stderr;
}

describe('tollkeeper ask', () => {
  it('loads neither the store, nor the SDK of a language model, nor a schema library', async () => {
    const modules = await askWith(`
      import { registerHooks } from 'node:module';
      registerHooks({ load(url, context, next) { process._rawDebug(url); return next(url, context); } });
    `);

    // The hook sees what is loaded.
    expect(modules).toContain('apps/bot/src/converse/answer.ts');
    expect(modules).not.toMatch(/node_modules\/(?:kysely|openai|zod)\//);
    expect(modules).not.toMatch(/packages\/store\/|node:sqlite/);
    // Nor what only a guard needs.
    expect(modules).not.toMatch(/packages\/engine\/src\/alerting\//);
  });

  it('starts and answers in less than 0.35 s once its files are compiled', async () => {
    const times: number[] = [];
    for (let run = 0; run < 8; run += 1) {
      const said = await askWith(
        `process.on('exit', () => process._rawDebug(JSON.stringify(process.cpuUsage())));`,
      );
      const { user, system } = JSON.parse(said) as NodeJS.CpuUsage;
      times.push((user + system) / 1_000);
    }

    // The machine may be busy: what the processor spent on it in the quickest run is what it takes by itself.
    expect(Math.min(...times)).toBeLessThan(350);
  });
});
