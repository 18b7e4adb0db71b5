import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startChild } from './child.ts';
import { type Environment, withoutSettings } from './environment.ts';
import { MAIN_FILES } from './main-files.ts';
import { type SimulatedAccount, startSimulatedAccount } from './simulated-account.ts';
import type { Stage } from './stage.ts';
import { endAll, type Outcome, untilOneEnds } from './until-one-ends.ts';

/** Runs simulator, guard and terminal chat on a store that is removed at the end. */
export async function runDemo({ environment, stop, say }: Stage): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'tollkeeper-demo-'));
  try {
    const account = await startSimulatedAccount(withoutSettings(environment), stop);
    if (stop.aborted) return await endAll([account.child]).then(() => ({ status: 0 }));
    await writeFile(join(folder, 'guard.yaml'), GUARD_FILE);
    const store = join(folder, 'tollkeeper.db');
    say(introduction(account, store));
    return await untilOneEnds(companyOf(account, { environment, folder, store }), stop);
  } catch (error) {
    if (stop.aborted) return { status: 0 };
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Place = { readonly environment: Environment; readonly folder: string; readonly store: string };

function companyOf(account: SimulatedAccount, { environment, folder, store }: Place) {
  const shared = { TOLLKEEPER_STORE: store, TOLLKEEPER_DEMO_CLOCK: JSON.stringify(account.clock) };
  const guard = startChild({
    name: 'the guard',
    file: MAIN_FILES.guard,
    words: ['run'],
    environment: {
      ...withoutSettings(environment),
      ...shared,
      OPENROUTER_URL: account.url,
      OPENROUTER_MANAGEMENT_KEY: account.managementKey,
    },
    // Where the demo's guard.yaml lies, and none of a person's own.
    folder,
    place: 'background',
  });
  const chat = startChild({
    name: 'the chat',
    file: MAIN_FILES.bot,
    words: ['chat'],
    environment: { ...environment, DATABASE_URL: undefined, ...shared },
    place: 'foreground',
  });
  guard.onText(chat.notify);
  return { leader: chat, others: [guard, account.child] };
}

function introduction({ keys, clock: { from, speed } }: SimulatedAccount, store: string): string {
  return [
    'No credentials are set, so this is a demo: an OpenRouter account that is simulated on this machine.',
    `Its keys are ${keys.join(', ')}; its clock starts at ${from.slice(0, 16).replace('T', ' ')} UTC and runs ${speed}× (${paceText(speed)}).`,
    'What the guard finds appears here by itself. Keys, balance and spend are made up; prices in answers are real.',
    `Everything is kept in ${store} and removed at the end. docs/demo.md says more.`,
    '',
    '',
  ].join('\n');
}

/** What passes there in a second of ours. */
function paceText(speed: number): string {
  return speed >= 120 ? `${Math.round(speed / 60)} minutes in a second` : `${speed} seconds in a second`;
}

/** At ten minutes in a second, what is said again every hour would fill the screen. */
const GUARD_FILE = 'unanswered: { repeat: { warning: off, critical: 2 d, exhausted: 1 d } }\n';
