import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeSlack, startFakeSlack } from '@tollkeeper/fake-slack';
import { acceleratedClock, type Simulator, startSimulator } from '@tollkeeper/simulator';
import { describe, expect, it, onTestFinished } from 'vitest';

import { type BotService, startBotService, whenReady } from './bot-service.ts';
import { type Finished, runProgram } from './program.ts';
import type { StorePlace } from './store-places.ts';

/** The real guard and the real bot on one store and one Slack; both end in the middle and start again. */
export function guardAndBotJourney(where: string, place: StorePlace): void {
  describe(`guard run and bot run, all remembered ${where}`, () => {
    it(
      'warn once, take an answer, keep an estimate over a restart, and say when it is over',
      TIMES,
      async () => {
        const { slack, simulator, guardRun, botRun, guard } = await office(place);
        const [first, bot] = await Promise.all([guardRun(), botRun()]);
        await expect.poll(first.log, PATIENCE).toContain('A cycle is done.');
        expect(posts(slack)).toEqual([]);

        // 117 − 100 is below the $20 of guard.yaml.
        simulator.world.spend('prod', '100');
        await expect.poll(() => posts(slack), PATIENCE).toEqual([WARNING]);
        await slack.alice.presses(alertIn(slack), 'Acknowledge');
        await expect.poll(() => JSON.stringify(alertIn(slack)), PATIENCE).toContain('by alice (U0ALICE)');
        await asked(slack, `/estimate ${QUESTION}`, '$81.00 a month for 6,000 requests');
        const [, id = ''] = /#(\w+)/.exec(posts(slack)[0] ?? '') ?? [];
        expect(flat(await guard('status'))).toMatch(new RegExp(`#${id}.*acknowledged by alice`, 'i'));
        bot.signal('SIGTERM');
        expect([await first.stop(), await bot.ended]).toEqual([0, 0]);

        const [second] = await Promise.all([guardRun(), botRun()]);
        await asked(slack, '/plan save launch', '"launch" is the plan for');
        await asked(slack, '/plan list', '$81.00');
        expect(flat(await guard('prove', id))).toMatch(
          /Decision: \S+ → firing.*recomputed: the same.*owed to ops.*receipt slack/,
        );
        simulator.world.moveCredits('purchase', '500');
        await expect
          .poll(() => posts(slack), PATIENCE)
          .toEqual([WARNING, `Resolved: account credits #${id}`]);
        expect(await second.stop()).toBe(0);
        expect(first.log() + second.log()).not.toMatch(/"level":"(?:warn|error)"/);
      },
    );
  });
}

type Office = {
  readonly slack: FakeSlack;
  readonly simulator: Simulator;
  readonly guard: (...words: readonly string[]) => Promise<Finished>;
  readonly guardRun: () => Promise<RunningGuard>;
  readonly botRun: () => Promise<BotService>;
};

type RunningGuard = {
  /** What it wrote to its log so far. */
  readonly log: () => string;
  /** Tells it to end; comes with its exit status. */
  readonly stop: () => Promise<number | null>;
};

async function office(place: StorePlace): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'tollkeeper-office-'));
  const slack = await startFakeSlack();
  const clock = acceleratedClock({ from: new Date(), speed: SPEED, realNow: () => new Date() });
  const simulator = await startSimulator({ clock, seed: 1, world: quietWorld() });
  onTestFinished(async () => {
    await Promise.all([slack.stop(), simulator.stop()]);
    await rm(folder, { recursive: true });
  });
  const config = join(folder, 'guard.yaml');
  await writeFile(config, guardYaml(slack.channels.general));
  const shared = {
    ...(await place(folder)),
    SLACK_BOT_TOKEN: slack.botToken,
    TOLLKEEPER_SLACK_API_URL: slack.apiUrl,
  };
  const env = {
    ...shared,
    OPENROUTER_URL: simulator.url,
    OPENROUTER_MANAGEMENT_KEY: simulator.world.managementKey,
    TOLLKEEPER_GUARD_CONFIG: config,
    TOLLKEEPER_DEMO_CLOCK: JSON.stringify({ ...clock.anchor, speed: SPEED }),
  };
  return {
    slack,
    simulator,
    guard: (...words) => runProgram('guard', words, { env }),
    guardRun: () => startGuard({ ...env, TOLLKEEPER_LOG_LEVEL: 'debug' }),
    botRun: async () => {
      const yaml = `slack: { spend: { people: [${slack.alice.id}] } }`;
      const env = { ...shared, SLACK_APP_TOKEN: slack.appToken };
      const bot = await startBotService({ folder, env, yaml });
      onTestFinished(() => bot.signal('SIGKILL'));
      await whenReady(bot);
      return bot;
    },
  };
}

async function startGuard(env: Readonly<Record<string, string>>): Promise<RunningGuard> {
  const child = spawn(process.execPath, [GUARD, 'run'], { env: { PATH: process.env['PATH'], ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'close');
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    log += chunk;
  });
  return {
    log: () => log,
    stop: async () => {
      child.kill('SIGTERM');
      return (await ended)[0];
    },
  };
}

/** Types a command, and waits for the answer. */
async function asked({ alice, channels }: FakeSlack, words: string, answer: string): Promise<void> {
  const seen = (): readonly string[] => alice.sees({ channel: channels.general }).map(({ text }) => text);
  const before = seen().length;
  await alice.command({ channel: channels.general }, words);
  await expect.poll(() => seen().slice(before).join('\n'), PATIENCE).toContain(answer);
}

/** First lines of what the guard said aloud. */
function posts({ calls }: FakeSlack): readonly string[] {
  return calls
    .filter(({ method, answer }) => method === 'chat.postMessage' && answer['ok'] === true)
    .map(
      ({ args }) =>
        String(args['text'])
          .replace(/[\u200b*]/g, '')
          .split('\n')[0] ?? '',
    );
}

/** The message of the guard as it stands now. */
function alertIn({ alice, channels }: FakeSlack) {
  const seen = alice.sees({ channel: channels.general }).find(({ text }) => text.includes('account credits'));
  if (seen === undefined) throw new Error('Slack shows no alert.');
  return seen;
}

function flat({ stdout, stderr }: Finished): string {
  return (stdout + stderr).replace(/\s+/g, ' ');
}

/** An account with $117, whose key spends what the journey lets it spend. */
function quietWorld() {
  const from = new Date(Date.now() - 86_400_000);
  return {
    from,
    lagMinutes: 0,
    account: { movements: [{ kind: 'purchase' as const, at: from, amount: '117' }] },
    keys: [{ name: 'prod', createdAt: from }],
    models: [],
  };
}

function guardYaml(channel: string): string {
  const off = ['forecast-limit', 'forecast-balance', 'fast-burn', 'spend-above-pattern', 'credits-expiring'];
  return `
rules:
${off.map((rule) => `  ${rule}: off`).join('\n')}
  credits: { info: off, warning: $20 }
channels:
  ops: { slack: ${channel}, from: warning }
poll: { least: 10 s, most: 20 s, requests_per_minute: 1000 }
`;
}

const GUARD = join(import.meta.dirname, '../../apps/guard/src/main.ts');
const QUESTION = 'Sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';
const WARNING = expect.stringMatching(/^Warning: account credits #\w+$/);

/** So that something is due at every tick, which comes each second. */
const SPEED = 30;
const PATIENCE = { timeout: 20_000 };
const TIMES = { timeout: 120_000 };
