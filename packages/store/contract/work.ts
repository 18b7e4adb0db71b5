import { once } from 'node:events';
import { argv, pid, stdin, stdout } from 'node:process';

import { NO_CONVERSATION, openStore, type Store } from '../src/index.ts';
import { GUARD_TASKS } from './guard-work.ts';
import { PLAN } from './plan.ts';
import { optionsOf } from './store-place.ts';

/** What a second process does in the tests: `node work.ts <task> <path or URL of the store>`. */
type Task = (store: Store) => Promise<string>;

const NOW = new Date('2026-11-21T12:00:00.000Z');
const KEY = { platform: 'slack', place: 'T1/C1/1763726400.000100', person: 'U1' };

const TASKS: Readonly<Record<string, Task>> = {
  ...GUARD_TASKS,

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

  /** Tries to claim two hundred deliveries, finishes every second one, and says how many it got. */
  claim: async ({ deliveries }) => {
    let claimed = 0;
    for (let index = 0; index < 200; index += 1) {
      const { kind } = await deliveries.claim(`d${index}`, { now: NOW, leaseMs: 60_000 });
      if (kind !== 'claimed') continue;
      claimed += 1;
      if (index % 2 === 0) await deliveries.finish(`d${index}`, NOW);
    }
    return String(claimed);
  },

  /** Saves a plan under each of a hundred names, and says how many it got. */
  plan: async ({ plans }) => {
    let saved = 0;
    for (let index = 0; index < 100; index += 1) {
      const id = `${pid}-${index}`;
      if ((await plans.save({ ...PLAN, id, name: `Name ${index}` })).kind === 'saved') saved += 1;
    }
    return String(saved);
  },

  /** Claims, answers and finishes one delivery after the other for ever, and writes the number of each. */
  deliver: async ({ deliveries, answers }) => {
    for (let number = 1; ; number += 1) {
      await deliveries.claim(`d${number}`, { now: NOW, leaseMs: 60_000 });
      const state = JSON.stringify({ number, text: String(number % 10).repeat(200_000) });
      await answers.keep(`a${number}`, { state, expiresAt: new Date(NOW.getTime() + 60_000) }, NOW);
      await deliveries.finish(`d${number}`, NOW);
      stdout.write(`${number}\n`);
    }
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

const [, , task = '', place = ''] = argv;
const work = TASKS[task];
if (work === undefined) throw new Error(`There is no task "${task}".`);
stdout.write('ready\n');
await once(stdin, 'data');
const store = await openStore(optionsOf(place));
stdout.write(`${await work(store)}\n`);
await store.close();
