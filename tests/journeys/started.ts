import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What `npm start` runs, as a process with a pipe for its input. */
export type Started = {
  readonly pid: number;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly type: (line: string) => void;
  readonly endInput: () => void;
  readonly signal: (name: 'SIGINT' | 'SIGTERM' | 'SIGKILL') => void;
  /** Comes with the exit status. */
  readonly ended: Promise<number | null>;
  /** The processes that it started, by the program that each runs. */
  readonly programs: () => Promise<ReadonlyMap<string, number>>;
};

/** What it meets: these variables beside PATH, and whether anybody can type. */
export type Meeting = {
  readonly env?: Readonly<Record<string, string>>;
  readonly hasInput?: boolean;
};

/** Starts it with the words behind `npm start --`. */
export function startAll(words: readonly string[], { env = {}, hasInput = true }: Meeting = {}): Started {
  const child = spawn(process.execPath, [MAIN, ...words], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...env },
    stdio: [hasInput ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (chunk) => {
      written[name] += chunk;
    });
  }
  const pid = child.pid ?? 0;
  return {
    pid,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    type: (line) => void child.stdin?.write(`${line}\n`),
    endInput: () => void child.stdin?.end(),
    signal: (name) => void child.kill(name),
    ended: exitOf(child),
    programs: () => programsBelow(pid),
  };
}

/** Whether there is a process of this id. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [status] = await once(child, 'close');
  return status;
}

async function programsBelow(parent: number): Promise<ReadonlyMap<string, number>> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args=']);
  return new Map(
    stdout.split('\n').flatMap((line) => {
      const [, pid, above, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      const [, name] = /(?:apps|packages)\/(bot|guard|simulator)\/src\/main\.ts/.exec(args) ?? [];
      return Number(above) === parent && name !== undefined ? [[name, Number(pid)] as const] : [];
    }),
  );
}

const ROOT = join(import.meta.dirname, '../..');
const MAIN = join(ROOT, 'apps/start/src/main.ts');
