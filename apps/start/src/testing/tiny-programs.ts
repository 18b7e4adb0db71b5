import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Child, startChild } from '../child.ts';

/** Programs of a few lines, in a folder of their own. */
export type TinyPrograms = {
  /** Writes a program, and says where it is. */
  readonly write: (name: string, code: string) => Promise<string>;
  /** Starts one in the background, and waits until its lines were run. */
  readonly start: (name: string, code: string) => Promise<Child>;
  /** Which of those that were started are still there. */
  readonly alive: () => readonly number[];
  readonly remove: () => Promise<void>;
};

export async function tinyPrograms(): Promise<TinyPrograms> {
  const folder = await mkdtemp(join(tmpdir(), 'tollkeeper-start-'));
  const pids: number[] = [];
  const write = async (name: string, code: string): Promise<string> => {
    const file = join(folder, `${name}.mjs`);
    await writeFile(file, code);
    return file;
  };
  return {
    write,
    start: async (name, code) => {
      const file = await write(name, `${code}\nconsole.log(process.pid);`);
      const child = startChild({
        name: `the ${name}`,
        file,
        words: [],
        environment: process.env,
        place: 'background',
      });
      pids.push(Number(await firstText(child)));
      return child;
    },
    alive: () => pids.filter(isAlive),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What a program writes first. */
export function firstText(child: Child): Promise<string> {
  return new Promise((resolve) => child.onText(resolve));
}

/** Whether there is a process of this id. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Runs until it is told to end. */
export const FOREVER = 'setInterval(() => {}, 1_000);';
