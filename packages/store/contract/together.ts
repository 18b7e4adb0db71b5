import { setTimeout as sleep } from 'node:timers/promises';

import { type OtherProcess, otherProcess } from './other-process.ts';

/** What so many processes wrote last that did the same on one store at the same time. */
export async function together(many: number, task: string, place: string): Promise<readonly string[]> {
  const processes = await Promise.all(Array.from({ length: many }, () => otherProcess(task, place)));
  for (const each of processes) each.go();
  return Promise.all(processes.map((each) => each.result()));
}

/** Kills a process some milliseconds after its first line and says which of its lines was the last. */
export async function killedAfter(working: OtherProcess, milliseconds: number): Promise<number> {
  working.go();
  let last = Number(await working.line());
  await sleep(milliseconds);
  await working.kill();
  for (;;) {
    const next = await working.line().catch(() => undefined);
    if (next === undefined) return last;
    last = Number(next);
  }
}
