import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  acceleratedClock,
  demoWorld,
  handClock,
  type Simulator,
  startSimulator,
} from '@tollkeeper/simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { runProgram } from './program.ts';
import { isAlive, type Meeting, type Started, startAll } from './started.ts';

const QUESTION = 'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';
/** 12M input tokens at $3 and 3M output tokens at $15 per million. */
const ANSWER = '$81.00 a month for 6,000 requests';
const PLANTED = ['sk-or-v1', '0123456789abcdef0123456789abcdef'].join('-');
/** As apps/start begins its story. */
const BEGINS = new Date('2026-11-24T06:00:00Z');
const NOTE = /Simulated account, clock 1200× \(2026-1[12]-\d\d \d\d:\d\d UTC\)/;
/** The first line of each card of the guard. */
const ALERT = /^(?:Info|Warning|Critical|Exhausted|Resolved|Daily digest|Weekly digest): /gm;

let temporary: string;
const running: Started[] = [];

beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'tollkeeper-journey-'));
});

afterEach(async () => {
  for (const each of running.splice(0)) {
    each.signal('SIGTERM');
    await each.ended;
  }
  await rm(temporary, { recursive: true, force: true });
});

function start(words: readonly string[] = [], { env, ...meeting }: Meeting = {}): Started {
  const compiled = join(tmpdir(), 'node-compile-cache');
  const usual = { TMPDIR: temporary, NODE_COMPILE_CACHE: compiled, SIMULATOR_SPEED: '1200' };
  const started = startAll(words, { ...meeting, env: { ...usual, ...env } });
  running.push(started);
  return started;
}

async function says(read: () => string, words: RegExp): Promise<void> {
  await expect.poll(read, { timeout: 20_000, interval: 50 }).toMatch(words);
}

async function pidsOf(started: Started): Promise<readonly number[]> {
  return [started.pid, ...(await started.programs()).values()];
}

function storeOf({ stderr }: Started): string {
  return /kept in (\S+)/.exec(stderr())?.[1] ?? '';
}

/** Whatever lies in a folder, byte by byte: a store has a log beside it. */
async function bytesIn(folder: string): Promise<string> {
  const names = await readdir(folder);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))).join('\n');
}

/** Every secret of the simulated account: the same seed and beginning make the same. */
async function secretsOfAccount(): Promise<readonly string[]> {
  const { world, stop } = await startSimulator({ clock: handClock(BEGINS), seed: 1 });
  await stop();
  return [world.managementKey, ...world.keys.map(({ secret }) => secret)];
}

describe('npm start without credentials', () => {
  it('shows a simulated account whose alerts come by themselves, and answers in between', async () => {
    const demo = start();
    await says(demo.stderr, /simulated on this machine/);
    await says(demo.stdout, /Key "dev"[\s\S]*Simulated account/);
    demo.type(QUESTION);
    await says(demo.stdout, /\$81\.00 a month for 6,000 requests[\s\S]*prices above are real\.\n/);

    const alone = (await runProgram('bot', ['ask', QUESTION])).stdout.trimEnd();
    expect(alone).toContain(ANSWER);
    const [before = '', after = ''] = demo.stdout().split(alone);
    expect(before).toMatch(NOTE);
    expect(after).toMatch(new RegExp(`^\n\n${NOTE.source}; prices above are real\\.\n\n`));
    const alerts = demo.stdout().match(ALERT)?.length;
    expect(alerts).toBeGreaterThan(0);
    expect(demo.stdout().match(new RegExp(`^${NOTE.source}\\.$`, 'gm'))).toHaveLength(alerts ?? 0);

    const programs = await demo.programs();
    expect([...programs.keys()].sort()).toEqual(['bot', 'guard', 'simulator']);
    const store = storeOf(demo);
    expect(existsSync(store)).toBe(true);
    demo.endInput();
    expect(await demo.ended).toBe(0);
    expect([...programs.values()].filter(isAlive)).toEqual([]);
    expect(existsSync(dirname(store))).toBe(false);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a code for a colour or the cursor begins with one
    expect(demo.stdout() + demo.stderr()).not.toMatch(/\u001b/);
  });

  it('shows no secret to anybody, and keeps none', async () => {
    const env = {
      SLACK_WEBHOOK_URL: 'https://hooks.slack.test/services/T000/B000/planted',
      TOLLKEEPER_WEBHOOK_SECRET: 'planted-signing-secret',
      TOLLKEEPER_LOG_LEVEL: 'debug',
    };
    const demo = start([], { env });
    await says(demo.stdout, /Key "dev"/);
    demo.type(`my key is ${PLANTED}: what do 77,777 requests cost on gpt-5 mini, 2k in, 500 out`);
    // 77,777 × (2,000 × $0.25 + 500 × $2) / 1M = $116.6655.
    await says(demo.stdout, /\$116\.67 for 77,777/);
    const kept = await bytesIn(dirname(storeOf(demo)));
    demo.endInput();
    await demo.ended;

    // What was looked through is what it should be.
    expect(kept).toContain('77,777');
    expect(kept).toContain('"prod"');
    const secrets = [...(await secretsOfAccount()), PLANTED, 'planted'];
    expect(secrets).toHaveLength(7);
    for (const secret of secrets) {
      expect(kept).not.toContain(secret);
      expect(demo.stdout() + demo.stderr()).not.toContain(secret);
    }
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends everything on %s, well within ten seconds',
    async (signal) => {
      const demo = start();
      await says(demo.stdout, /Key "dev"/);
      const pids = await pidsOf(demo);
      expect(pids).toHaveLength(4);
      const before = performance.now();
      demo.signal(signal);

      expect(await demo.ended).toBe(0);
      expect(performance.now() - before).toBeLessThan(10_000);
      expect(pids.filter(isAlive)).toEqual([]);
      expect((await readdir(temporary)).filter((name) => name.startsWith('tollkeeper'))).toEqual([]);
    },
  );

  it('leaves no orphan when it is killed', async () => {
    const demo = start();
    await says(demo.stdout, /Key "dev"/);
    const pids = await pidsOf(demo);
    demo.signal('SIGKILL');

    await expect.poll(() => pids.filter(isAlive), { timeout: 10_000 }).toEqual([]);
  });

  it('tells which program ended by itself, and ends the rest with its exit status', async () => {
    const demo = start();
    await says(demo.stdout, /Key "dev"/);
    const pids = await pidsOf(demo);
    process.kill((await demo.programs()).get('simulator') ?? 0, 'SIGKILL');

    expect(await demo.ended).toBe(137);
    expect(demo.stderr()).toContain(
      'tollkeeper: the simulator ended by itself (exit status 137), so everything ends.',
    );
    expect(pids.filter(isAlive)).toEqual([]);
  });
});

describe('npm start with a question', () => {
  it('answers it as the bot does, and starts nothing else', async () => {
    const traced = `data:text/javascript,process._rawDebug('started%20'+process.argv[1])`;
    const asked = start([QUESTION], { env: { NODE_OPTIONS: `--import="${traced}"` } });

    expect(await asked.ended).toBe(0);
    expect(asked.stdout()).toBe((await runProgram('bot', ['ask', QUESTION])).stdout);
    expect(asked.stderr()).toMatch(
      /^started \S+apps\/start\/src\/main\.ts\nstarted \S+apps\/bot\/src\/main\.ts\n$/,
    );
  });

  it('ends as the answer does', async () => {
    expect(await start(['what does it cost?']).ended).toBe(2);
  });
});

describe('npm start with the key of an account', () => {
  let simulator: Simulator;
  let folder: string;
  let env: Readonly<Record<string, string>>;

  beforeEach(async () => {
    const clock = acceleratedClock({ from: new Date(), speed: 1, realNow: () => new Date() });
    simulator = await startSimulator({ clock, seed: 1, world: { ...demoWorld(new Date()), lagMinutes: 0 } });
    simulator.world.spend('prod', '9');
    folder = join(temporary, 'kept');
    await mkdir(folder);
    env = {
      OPENROUTER_MANAGEMENT_KEY: simulator.world.managementKey,
      OPENROUTER_URL: simulator.url,
      TOLLKEEPER_STORE: join(folder, 'store.db'),
      TOLLKEEPER_LOG_LEVEL: 'debug',
    };
  });

  afterEach(() => simulator.stop());

  it('guards that account, and answers where somebody can type', async () => {
    const real = start([], { env });
    await says(real.stdout, /Key "prod"/);
    real.type(QUESTION);
    await says(real.stdout, /\$81\.00 a month[\s\S]*\n\n$/);
    expect([...(await real.programs()).keys()].sort()).toEqual(['bot', 'guard']);
    real.endInput();

    expect(await real.ended).toBe(0);
    expect(real.stdout() + real.stderr()).not.toMatch(/simulated/i);
    expect(await readdir(folder)).toContain('store.db');
  });

  it('guards it alone where nobody can, with no secret in any line of its log or byte of its store', async () => {
    simulator.world.fault({ kind: 'html-524' }, { on: '/credits', times: 9 });
    simulator.world.fault({ kind: 'cut' }, { on: '/activity', times: 9 });
    const real = start([], { env, hasInput: false });
    await says(real.stdout, /Key "prod"/);
    await says(real.stderr, /"level":"warn".*not answered/);
    expect([...(await real.programs()).keys()]).toEqual(['guard']);
    const kept = await bytesIn(folder);
    real.signal('SIGTERM');
    expect(await real.ended).toBe(0);

    expect(kept).toContain('"prod"');
    const { managementKey, keys } = simulator.world;
    for (const secret of [managementKey, ...keys.map((key) => key.secret)]) {
      for (const text of [kept, await bytesIn(folder), real.stdout(), real.stderr()]) {
        expect(text).not.toContain(secret);
      }
    }
  });
});
