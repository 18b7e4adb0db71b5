import { type Child, startChild } from './child.ts';
import type { Environment } from './environment.ts';
import { MAIN_FILES } from './main-files.ts';

/** A simulator that runs. */
export type SimulatedAccount = {
  readonly child: Child;
  /** Stands for `https://openrouter.ai/api/v1`. */
  readonly url: string;
  readonly managementKey: string;
  readonly keys: readonly string[];
  readonly clock: SimulatedClock;
};

/** It shows from + (real time − realFrom) × speed. */
export type SimulatedClock = { readonly from: string; readonly realFrom: string; readonly speed: number };

/** Starts the simulator, and waits until it says where it is; rejects when it ends instead. */
export async function startSimulatedAccount(
  environment: Environment,
  stop: AbortSignal,
): Promise<SimulatedAccount> {
  const child = startChild({
    name: 'the simulator',
    file: MAIN_FILES.simulator,
    words: [],
    environment: { SIMULATOR_FROM: STORY_BEGINS, ...environment },
    place: 'background',
  });
  const end = (): void => child.signal('SIGTERM');
  stop.addEventListener('abort', end, { once: true });
  const line = await Promise.race([firstLine(child), child.ended]);
  stop.removeEventListener('abort', end);
  if (typeof line !== 'string') throw new Error(`the simulator could not start: ${line.lastWords}`);
  const { url, controlUrl, managementKey, keys } = JSON.parse(line) as Told;
  const clock = (await (await fetch(`${controlUrl}/clock`)).json()) as ToldClock;
  const { from, real_from: realFrom, speed } = clock;
  return { child, url, managementKey, keys: keys.map(({ name }) => name), clock: { from, realFrom, speed } };
}

/** What the simulator says of itself: packages/simulator/README.md. */
type Told = {
  readonly url: string;
  readonly controlUrl: string;
  readonly managementKey: string;
  readonly keys: readonly { readonly name: string }[];
};

type ToldClock = { readonly from: string; readonly real_from: string; readonly speed: number };

function firstLine(child: Child): Promise<string> {
  let written = '';
  return new Promise((resolve) => {
    child.onText((text) => {
      written += text;
      const end = written.indexOf('\n');
      if (end >= 0) resolve(written.slice(0, end));
    });
  });
}

/** A Tuesday late in a month: one key is near its limit, and two more reach theirs within three days. */
const STORY_BEGINS = '2026-11-24T06:00:00Z';
