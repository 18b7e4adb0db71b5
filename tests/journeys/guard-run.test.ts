import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, '../../apps/guard/src/main.ts');
const EVERY_SECOND = '* * * * * *';

let folder: string;
let file: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guard-run-'));
  file = join(folder, 'readings.json');
});

afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

function record(minutesAgo: number, left: number) {
  const at = new Date(Date.now() - minutesAgo * 60_000).toISOString();
  return { at, key: { label: 'prod', limit: 100, limit_remaining: left, usage: 100 - left } };
}

/** Replaces the file at once, so that no tick reads half of it. */
async function write(text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

function start() {
  const program = spawn(process.execPath, [MAIN, 'run', '--readings', file, '--schedule', EVERY_SECOND]);
  child = program;
  const written = { text: '' };
  for (const stream of [program.stdout, program.stderr]) {
    stream.on('data', (chunk) => {
      written.text += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => program.on('close', resolve));
  const says = (words: string) => expect.poll(() => written.text, { timeout: 20_000 }).toContain(words);
  return { program, written, ended, says };
}

function times(text: string, words: string): number {
  return text.split(words).length - 1;
}

/** Long enough for two ticks and what they do. */
const twoTicks = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2_200));

describe('guard run', () => {
  it('looks at once, tells only what is new, outlives its file and ends with 0', async () => {
    const readings = [record(9, 60), record(8, 16)];
    await write(JSON.stringify(readings));
    const { program, written, ended, says } = start();
    await says('84% of its limit');
    await says('Watching');
    await twoTicks();
    expect(times(written.text, 'Sent now because')).toBe(1);
    expect(times(written.text, '2 readings, 1 alert')).toBe(1);

    await write(JSON.stringify([...readings, record(7, 4)]));
    await says('96% of its limit');

    await rm(file);
    await says('there is no such file');
    await twoTicks();
    expect(times(written.text, 'there is no such file')).toBe(1);

    await write('[{');
    await says('it is not JSON');

    await write(JSON.stringify([...readings, record(7, 4), record(6, 0)]));
    await says('can be used again');
    await says('100% of its limit');
    // Two levels, the pace, and the last level.
    expect(times(written.text, 'Sent now because')).toBe(4);
    expect(written.text).toContain('it went from critical to exhausted');

    program.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('ends with 0 on Ctrl-C', async () => {
    await write(JSON.stringify([record(8, 50)]));
    const { program, ended, says } = start();
    await says('Watching');
    program.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it('ends with 2 when there is nothing to begin with', async () => {
    const { ended, written } = start();
    expect(await ended).toBe(2);
    expect(written.text).toMatch(/^guard: .+ there is no such file; check the path after --readings\.\n$/);
  });
});
