import { once } from 'node:events';
import { argv, stdin, stdout } from 'node:process';

import { NO_CONVERSATION, openStore, type Store } from '../src/index.ts';

/** What a second process does in the tests: `node work.ts <task> <path of the store>`. */
type Task = (store: Store) => Promise<string>;

const NOW = new Date('2026-11-21T12:00:00.000Z');
const KEY = { platform: 'slack', place: 'T1/C1/1763726400.000100', person: 'U1' };

const TASKS: Readonly<Record<string, Task>> = {
  /** Opens the store and nothing else. */
  open: async () => 'opened',

  /** Adds one to a conversation a hundred times, each time on top of what is there. */
  count: async ({ conversations }) => {
    for (let added = 0; added < 100; ) {
      const loaded = await conversations.load(KEY, NOW);
      const state = String(Number(loaded?.state ?? 0) + 1);
      const edit = { state, continues: loaded?.version ?? NO_CONVERSATION };
      if ((await conversations.save(KEY, edit, NOW)).kind === 'saved') added += 1;
    }
    return 'counted';
  },

  /** Tries two hundred times to take something, and says how often it could. */
  take: async ({ allowances }) => {
    let taken = 0;
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const person = `p${attempt % 5}`;
      const limits = { perPerson: 40, inTotal: 150 };
      if ((await allowances.take({ person, day: '2026-11-21', limits })).kind === 'taken') taken += 1;
    }
    return String(taken);
  },

  /** Saves one state after the other for ever, and writes the number of each that was acknowledged. */
  save: async ({ conversations }) => {
    for (let number = 1; ; number += 1) {
      const state = JSON.stringify({ number, text: String(number % 10).repeat(20_000) });
      await conversations.save(KEY, { state }, NOW);
      stdout.write(`${number}\n`);
    }
  },
};

const [, , task = '', path = ''] = argv;
const work = TASKS[task];
if (work === undefined) throw new Error(`There is no task "${task}".`);
stdout.write('ready\n');
await once(stdin, 'data');
const store = await openStore({ path });
stdout.write(`${await work(store)}\n`);
await store.close();
