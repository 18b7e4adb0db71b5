import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { handClock, type Simulator, startSimulator } from '@tollkeeper/simulator';
import { NOT_WATCHED, openStore } from '@tollkeeper/store';
import { describe, expect, it, onTestFinished } from 'vitest';

import { NOON, quietWorld } from '../testing/guarded-account.ts';
import { guardOnce } from './guard-once.ts';
import { type GuardProcess, runGuard } from './run-guard.ts';

const HALF_AN_HOUR = 1_800_000;
const PROD = { name: 'prod', limit: '100', reset: 'daily' } as const;

describe('runGuard', () => {
  it('finishes what is under way when it is told to stop', async () => {
    const { simulator, process, printed, path } = await account();
    simulator.world.spend('prod', '96');
    const stop = new AbortController();
    const running = runGuard(process, stop.signal);
    stop.abort();
    expect(await running).toEqual({ status: 0, problems: [] });
    expect(printed()).toContain('96');
    const store = await openStore({ path });
    expect((await store.incidents.open()).map(({ rule }) => rule)).toContain('key-limit');
    await store.close();
  });

  it('prints what is owed to the terminal, and says here and outside that it is well', async () => {
    const { simulator, process, printed, path } = await account();
    const beats = await deadMansSwitch();
    simulator.world.spend('prod', '96');
    const stop = new AbortController();
    const running = runGuard(
      { ...process, environment: { ...process.environment, TOLLKEEPER_HEARTBEAT_URL: beats.url } },
      stop.signal,
    );
    await until(() => beats.count() > 0);
    const store = await openStore({ path });
    expect(await store.heartbeats.list()).toHaveLength(1);
    stop.abort();
    expect(await running).toEqual({ status: 0, problems: [] });
    expect(printed()).toContain('96');
    // One that was told to stop is not missed.
    expect(await store.heartbeats.list()).toEqual([]);
    const [incident] = await store.incidents.open();
    const traces = incident === undefined ? [] : await store.outbox.ofIncident(incident);
    expect(traces.map(({ kind, end }) => [kind, end?.as])).toEqual([['level:critical', 'delivered']]);
    await store.close();
  });

  it('does not say that it is well while it cannot decide on a key, and says why in its log', async () => {
    const { simulator, process, path, log } = await account();
    const beats = await deadMansSwitch();
    await forgetWhatIsKnown(path, simulator);
    const stop = new AbortController();
    const running = runGuard(
      { ...process, environment: { ...process.environment, TOLLKEEPER_HEARTBEAT_URL: beats.url } },
      stop.signal,
    );
    await until(() => log().includes('its heartbeat is withheld'));
    stop.abort();
    expect((await running).status).toBe(0);
    expect(log()).toMatch(/"prod\\" could not be decided: .*version 99/);
    expect(beats.count()).toBe(0);
    const store = await openStore({ path });
    expect(await store.heartbeats.list()).toEqual([]);
    await store.close();
  });

  it('answers whether it is well on the port of guard.yaml', async () => {
    const { process, folder } = await account();
    const port = await freePort();
    writeFileSync(join(folder, 'guard.yaml'), `health: { port: ${port} }\n`);
    const stop = new AbortController();
    const environment = { ...process.environment, TOLLKEEPER_GUARD_CONFIG: join(folder, 'guard.yaml') };
    const running = runGuard({ ...process, environment }, stop.signal);
    const ready = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
      return answer?.status === 200;
    };
    await until(ready);
    expect((await fetch(`http://127.0.0.1:${port}/nothing`)).status).toBe(404);
    stop.abort();
    expect((await running).status).toBe(0);
  });

  it('says which variable to set when it has no key, and every mistake of its settings', async () => {
    const { process } = await account();
    const { signal } = new AbortController();
    const without = await runGuard({ ...process, environment: {} }, signal);
    expect(without.status).toBe(2);
    expect(without.problems[0]).toContain('set OPENROUTER_MANAGEMENT_KEY');
    const wrong = { TOLLKEEPER_LOG_LEVEL: 'loud', TOLLKEEPER_GUARD_CONFIG: '/nowhere/guard.yaml' };
    const { status, problems } = await runGuard({ ...process, environment: wrong }, signal);
    expect([status, problems]).toEqual([
      2,
      [
        '/nowhere/guard.yaml cannot be read: there is no such file; check the path after TOLLKEEPER_GUARD_CONFIG.',
        'TOLLKEEPER_LOG_LEVEL must be one of debug, info, warn, error.',
      ],
    ]);
  });

  it('refuses a store that it cannot open in a sentence', async () => {
    const { process } = await account();
    const environment = { ...process.environment, TOLLKEEPER_STORE: '/nowhere/tollkeeper.db' };
    const { status, problems } = await runGuard({ ...process, environment }, new AbortController().signal);
    expect(status).toBe(2);
    expect(problems[0]).toContain('/nowhere/tollkeeper.db');
  });
});

describe('guardOnce', () => {
  it('ends with 1 while an alert holds, with 0 while none does, and prints what is new once', async () => {
    const { simulator, process, printed, pass } = await account();
    expect(await guardOnce(process)).toEqual({ status: 0, problems: [] });
    expect(printed()).toContain('2 subjects, 0 alerts: no alert holds.');
    simulator.world.spend('prod', '85');
    pass(HALF_AN_HOUR);
    expect(await guardOnce(process)).toEqual({ status: 1, problems: [] });
    expect(printed()).toMatch(/1 alert: warning key-limit prod #[0-9A-F]{4}\./);
    const before = printed().split('85').length;
    pass(HALF_AN_HOUR);
    expect((await guardOnce(process)).status).toBe(1);
    expect(printed().split('85')).toHaveLength(before);
  });

  it('lets the name of a key move no cursor and forge no line', async () => {
    const { simulator, process, printed } = await account({ name: 'pr\u001b[2Jod\nno alert holds' });
    const [key] = simulator.world.keys;
    simulator.world.spend(key?.name ?? '', '85');
    await guardOnce(process);
    expect(printed()).toMatch(/1 alert: warning key-limit pr \[2Jod no alert holds #/);
    expect(printed()).not.toContain('\u001b');
  });

  it('ends with 2 and the reason when OpenRouter does not know the key', async () => {
    const { process, printed, log } = await account();
    const secret = 'sk-or-v1-of-nobody-0123456789abcdef';
    const environment = { ...process.environment, OPENROUTER_MANAGEMENT_KEY: secret };
    const { status, problems } = await guardOnce({ ...process, environment });
    expect(status).toBe(2);
    expect(problems.join()).toContain('"management keys" was not answered: 401');
    expect(printed() + log() + problems.join()).not.toContain('of-nobody-0123456789');
    // Nothing is due so soon, and still nobody could look.
    const again = await guardOnce({ ...process, environment });
    expect(again.status).toBe(2);
    expect(again.problems.join()).toMatch(/"management keys" was not answered: 401.*, a moment ago/);
  });
});

describe('guardOnce, of a key whose state another version wrote', () => {
  it('says which key could not be decided and why, and never that all is well', async () => {
    const { simulator, process, path, printed } = await account();
    await forgetWhatIsKnown(path, simulator);
    simulator.world.spend('prod', '99');
    const sentence = /^"prod" could not be decided, so nobody is warned of it: .*version 99/;
    await expect(guardOnce(process)).rejects.toThrow(sentence);
    expect(printed()).toContain('1 subject could not be decided, no other alert is known to hold.');
    // Nothing is due a second time, and still it is not well.
    await expect(guardOnce(process)).rejects.toThrow(sentence);
  });
});

/** Puts the state of the key "prod" in as another version of the guard would have written it. */
async function forgetWhatIsKnown(path: string, { world }: Simulator): Promise<void> {
  const store = await openStore({ path });
  const key = `key:${world.keys.find(({ name }) => name === 'prod')?.hash ?? ''}`;
  const watched = [{ key, version: NOT_WATCHED, json: '{"version":99,"value":{}}' }];
  await store.guard.commit({ readings: [], watched, incidents: [], events: [], outbox: [], targets: [] });
  await store.close();
}

type Account = {
  readonly simulator: Simulator;
  readonly process: GuardProcess;
  readonly folder: string;
  readonly path: string;
  readonly printed: () => string;
  readonly log: () => string;
  readonly pass: (milliseconds: number) => void;
};

/** A simulated account in a time of its own. */
async function account({ name }: { readonly name: string } = PROD): Promise<Account> {
  const folder = mkdtempSync(join(tmpdir(), 'tollkeeper-guard-'));
  const clock = handClock(NOON);
  const simulator = await startSimulator({ clock, seed: 1, world: quietWorld([{ ...PROD, name }]) });
  onTestFinished(async () => {
    await simulator.stop();
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, 'tollkeeper.db');
  let [printed, log] = ['', ''];
  const process: GuardProcess = {
    environment: {
      OPENROUTER_URL: simulator.url,
      OPENROUTER_MANAGEMENT_KEY: simulator.world.managementKey,
      TOLLKEEPER_STORE: path,
    },
    print: (text) => {
      printed += text;
    },
    write: (line) => {
      log += line;
    },
    realNow: clock.now,
    random: () => 0.5,
  };
  return { simulator, process, folder, path, printed: () => printed, log: () => log, pass: clock.advance };
}

async function deadMansSwitch(): Promise<{ readonly url: string; readonly count: () => number }> {
  let count = 0;
  const server = createServer((_, response) => {
    count += 1;
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ping`, count: () => count };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const patience = performance.now() + 8_000;
  while (!(await isSo())) {
    if (performance.now() > patience) throw new Error('it did not come to be');
    await wait(20);
  }
}
