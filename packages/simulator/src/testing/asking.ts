import { onTestFinished } from 'vitest';

import { type Simulator, type SimulatorOptions, startSimulator } from '../start-simulator.ts';
import { type HandClock, handClock } from '../time/simulated-clock.ts';
import { START, smallWorld } from './small-world.ts';

/** A simulator under test, with who asks it. */
export type Asking = {
  readonly simulator: Simulator;
  readonly clock: HandClock;
  /** Asks under `/api/v1` with the secret of a key by its name, `management`, or none. */
  readonly ask: (who: string | undefined, path: string, init?: RequestInit) => Promise<Answered>;
};

export type Answered = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test states what it expects of the body.
  readonly body: any;
};

/** Starts a small world at `START`, or another, until the test is over. */
export async function asking(options: Partial<SimulatorOptions> = {}): Promise<Asking> {
  const clock = handClock(START);
  const simulator = await startSimulator({ clock, seed: 1, world: smallWorld(), ...options });
  onTestFinished(() => simulator.stop());
  const { url, world } = simulator;
  const secretOf = (who: string): string =>
    who === 'management' ? world.managementKey : (world.keys.find(({ name }) => name === who)?.secret ?? who);
  return {
    simulator,
    clock,
    ask: async (who, path, init = {}) => {
      const authorization = who === undefined ? {} : { authorization: `Bearer ${secretOf(who)}` };
      const headers = { ...authorization, ...(init.headers as Record<string, string> | undefined) };
      const response = await fetch(`${url}${path}`, { ...init, headers });
      const text = await response.text();
      const isJson = response.headers.get('content-type') === 'application/json' && text !== '';
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: isJson ? JSON.parse(text) : undefined,
      };
    },
  };
}

/** A chat request that would cost at most `maxTokens` × $0.000002 and little more. */
export function chatInit(maxTokens?: number, more: Readonly<Record<string, unknown>> = {}): RequestInit {
  const messages = [{ role: 'user', content: 'Hello' }];
  return {
    method: 'POST',
    body: JSON.stringify({ model: 'maker/model', messages, max_tokens: maxTokens, ...more }),
  };
}
