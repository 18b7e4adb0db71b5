import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { openStore } from '@tollkeeper/store';

/** What several guards did together in one sweep. */
export type SeveralSwept = {
  /** Milliseconds by the clock, until the last had nothing to do. */
  readonly wall: number;
  readonly targets: number;
  /** Claims of targets that somebody had claimed already. */
  readonly doubleClaims: number;
  readonly subjects: number;
  readonly notifications: number;
  /** Messages in the outbox. */
  readonly owed: number;
  /** How many targets each of them had. */
  readonly shares: readonly number[];
};

/** Lets so many processes sweep over the same workspaces of a database, 100 keys in each, at the same time. */
export async function severalGuards(url: string, guards: number, count: number): Promise<SeveralSwept> {
  const workspaces = Array.from({ length: count }, (_, index) => `w${index}`);
  const [file, args] = [join(import.meta.dirname, 'guard-process.ts'), [url, '100', workspaces.join()]];
  const processes = Array.from({ length: guards }, () => fork(file, args));
  for (const each of processes) await once(each, 'message');
  const begun = performance.now();
  const results = await Promise.all(
    processes.map(async (each): Promise<Result> => {
      each.send('go');
      return (await once(each, 'message'))[0];
    }),
  );
  const wall = performance.now() - begun;
  const claims = results.flatMap((each) => each.claims);
  const store = await openStore({ url });
  const counts = await store.outbox.counts(new Date(0), new Date('2027-01-01'));
  await store.close();
  return {
    wall,
    targets: workspaces.length,
    doubleClaims: claims.length - new Set(claims).size,
    subjects: sum(results.map(({ subjects }) => subjects)),
    notifications: sum(results.map(({ notifications }) => notifications)),
    owed: sum(counts.map(({ fired }) => fired)),
    shares: results.map((each) => each.claims.length),
  };
}

type Result = {
  readonly claims: readonly string[];
  readonly subjects: number;
  readonly notifications: number;
};

function sum(counts: readonly number[]): number {
  return counts.reduce((total, each) => total + each, 0);
}
