import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where a guard is killed: `2 after stdout` is the second of that name, `2` the second of all.
 *
 * On several connections the order of all is another in each run; of one name it hardly is.
 */
export type Boundary = string;

/** What a guard meets: its variables, the time at which it begins, and what befalls it. */
export type Fate = {
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly at: Date;
  /** How fast its clock goes; as good as not at all where nothing is said. */
  readonly speed?: number;
  /** The boundary at which it is killed. */
  readonly killAt?: Boundary;
  /** Whether it stays until it is told to stop. */
  readonly stays?: boolean;
  /** Other variables of `crash-at.ts`. */
  readonly faults?: Readonly<Record<string, string>>;
};

/** How a guard ended. */
export type GuardEnd = {
  readonly status: number | null;
  readonly wasKilled: boolean;
  readonly stdout: string;
  readonly stderr: string;
  /** The boundaries that it passed, where it came to its end. */
  readonly boundaries: readonly string[];
};

/** Lets the real `guard once` look at the account. */
export async function guardOnce(fate: Fate): Promise<GuardEnd> {
  return (await beginGuard(fate)).ended;
}

/** A guard that is under way. */
export type GuardUnderWay = { readonly child: ChildProcess; readonly ended: Promise<GuardEnd> };

/** Starts the real `guard once`, or `guard run` where it stays. */
export async function beginGuard(fate: Fate): Promise<GuardUnderWay> {
  const trace = join(fate.folder, 'boundaries.txt');
  await rm(trace, { force: true });
  const child = spawn(process.execPath, ['--import', CRASH_AT, MAIN, fate.stays ? 'run' : 'once'], {
    cwd: fate.folder,
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
      ...fate.env,
      TOLLKEEPER_DEMO_CLOCK: clockText(fate),
      FAULTS_TRACE: trace,
      ...(fate.killAt !== undefined && { FAULTS_KILL_AT: fate.killAt }),
      ...fate.faults,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, ended: endOf(child, trace) };
}

async function endOf(child: ChildProcess, trace: string): Promise<GuardEnd> {
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (chunk) => {
      written[name] += chunk;
    });
  }
  const [status, signal] = (await once(child, 'close')) as [number | null, string | null];
  const text = await readFile(trace, 'utf8').catch(() => '');
  return {
    ...written,
    status,
    wasKilled: signal === 'SIGKILL',
    boundaries: text.split('\n').filter(Boolean),
  };
}

/** So slow that a run begins and ends at one instant, and a lease is some milliseconds; platforms need not be waited for. */
const STANDING = 0.000_1;

function clockText({ at, speed = STANDING }: Fate): string {
  return JSON.stringify({ from: at.toISOString(), realFrom: new Date().toISOString(), speed });
}

const MAIN = join(import.meta.dirname, '../../apps/guard/src/main.ts');
const CRASH_AT = join(import.meta.dirname, 'crash-at.ts');
