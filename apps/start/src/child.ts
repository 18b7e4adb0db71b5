import { type ChildProcess, spawn } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { constants } from 'node:os';

import type { Environment } from './environment.ts';

/** A program to start as a process of its own. */
export type Program = {
  /** As a sentence calls it: `the guard`. */
  readonly name: string;
  /** The path of its main file. */
  readonly file: string;
  readonly words: readonly string[];
  readonly environment: Environment;
  readonly folder?: string;
  /** Whether it has the terminal, writes to it, or is heard by us alone. */
  readonly place: 'foreground' | 'service' | 'background';
};

/** A program that was started. */
export type Child = {
  readonly name: string;
  /** Comes when it is gone and everything that it wrote was read. */
  readonly ended: Promise<Ended>;
  /** Hears what a program in the background writes. */
  readonly onText: (hear: (text: string) => void) => void;
  /** Sends a text for its terminal. */
  readonly notify: (text: string) => void;
  readonly signal: (name: 'SIGTERM' | 'SIGKILL') => void;
};

export type Ended = {
  /** Its exit status; 128 and the number of the signal that ended it. */
  readonly status: number;
  /** The end of what a program in the background wrote about its troubles. */
  readonly lastWords: string;
};

/** Starts a program; it ends by itself should this process be killed. */
export function startChild(program: Program): Child {
  const { name, file, words, environment, folder, place } = program;
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, file, ...words], {
    // Compiled files are kept for the next start, as those of this process are.
    env: { NODE_COMPILE_CACHE: getCompileCacheDir(), ...environment },
    ...(folder !== undefined && { cwd: folder }),
    stdio: [...STREAMS[place], 'ipc'],
  });
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = `${lastWords}${text}`.slice(-MOST_LAST_WORDS);
  });
  child.stdout?.setEncoding('utf8');
  return {
    name,
    ended: endOf(child).then((status) => ({ status, lastWords: lastWords.trim() })),
    onText: (hear) => void child.stdout?.on('data', hear),
    notify: (text) => {
      // Who is gone cannot be told any more; that it is gone is heard elsewhere.
      if (child.connected) child.send({ kind: 'notice', text }, () => {});
    },
    signal: (signal) => void child.kill(signal),
  };
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => {
      if (child.pid === undefined) resolve(COULD_NOT_START);
    });
    child.once('close', (status, signal) =>
      resolve(status ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}

const STREAMS = {
  foreground: ['inherit', 'inherit', 'inherit'],
  service: ['ignore', 'inherit', 'inherit'],
  background: ['ignore', 'pipe', 'pipe'],
} as const;

const END_WITH_PARENT = new URL('end-with-parent.ts', import.meta.url).href;
const MOST_LAST_WORDS = 4_000;
/** As a shell says it. */
const COULD_NOT_START = 127;
