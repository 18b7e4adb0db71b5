import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of its own that works on a store. */
export type OtherProcess = {
  /** Lets it begin; it is loaded by then, so that several begin together. */
  readonly go: () => void;
  /** The next line that it writes. */
  readonly line: () => Promise<string>;
  /** Ends it at whatever instruction it is. */
  readonly kill: () => Promise<void>;
  /** What it wrote last, once it ended well. */
  readonly result: () => Promise<string>;
};

/** Starts a process that does one of the tasks of `work.ts` on the store at a path or URL. */
export async function otherProcess(task: string, place: string): Promise<OtherProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'work.ts'), task, place], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string> => {
    const next = await lines.next();
    if (next.done) throw new Error(`the process for "${task}" ended`);
    return next.value;
  };
  if ((await line()) !== 'ready') throw new Error(`the process for "${task}" did not start`);
  return {
    go: () => void child.stdin.end('go\n'),
    line,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    result: async () => {
      let last = '';
      for (;;) {
        const next = await lines.next();
        if (next.done) break;
        last = next.value;
      }
      const [status] = await ended;
      if (status !== 0) throw new Error(`the process for "${task}" ended with ${status}`);
      return last;
    },
  };
}
