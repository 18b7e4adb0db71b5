import { spawn } from 'node:child_process';
import { join } from 'node:path';

export type Finished = { readonly stdout: string; readonly stderr: string; readonly status: number | null };

/** What a program meets: the lines typed, after which the input ends, and variables beside our own environment. */
export type Circumstances = { readonly input?: string; readonly env?: Readonly<Record<string, string>> };

const root = join(import.meta.dirname, '../..');

/** Runs one of our programs as a person would and waits for its end. */
export function runProgram(
  app: 'bot' | 'guard',
  args: readonly string[],
  { input = '', env = {} }: Circumstances = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'apps', app, 'src/main.ts'), ...args], {
      cwd: root,
      // Whoever runs the tests may have rates, a store and a reader of their own.
      env: {
        ...process.env,
        TOLLKEEPER_RATES: '',
        TOLLKEEPER_STORE: '',
        DATABASE_URL: '',
        TOLLKEEPER_READER_MODEL: '',
        ...env,
      },
    });
    const written = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      written.stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      written.stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ ...written, status }));
    child.stdin.end(input);
  });
}
