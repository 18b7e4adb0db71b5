import type { FakeDiscord } from '@tollkeeper/fake-discord';
import type { FakeSlack } from '@tollkeeper/fake-slack';
import type { HandClock, Simulator } from '@tollkeeper/simulator';

import { openChannel } from '../../../apps/guard/src/channels/open-channel.ts';
import { parseSettings } from '../../../apps/guard/src/configuration/parse-settings.ts';
import type { GuardSettings } from '../../../apps/guard/src/configuration/settings.ts';
import { tick } from '../../../apps/guard/src/cycle/tick.ts';
import { deliver } from '../../../apps/guard/src/delivering/deliver.ts';
import type { Delivery } from '../../../apps/guard/src/delivering/delivery.ts';
import { createLogger } from '../../../apps/guard/src/service/logger.ts';
import { openGuard } from '../../../apps/guard/src/service/open-guard.ts';

/** A guard that lives in the time of a hand clock. */
export type LivingGuard = {
  /** Lets so much time pass, with a tick every two minutes, or as seldom as is said. */
  readonly live: (milliseconds: number, step?: number) => Promise<void>;
  /** What went wrong. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
};

type Ground = {
  readonly clock: HandClock;
  readonly simulator: Simulator;
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  /** The file of the store. */
  readonly path: string;
};

/** Opens the guard as `guard run` does; only its pauses are moves of the clock. */
export async function openLivingGuard(ground: Ground): Promise<LivingGuard> {
  const { clock, slack } = ground;
  const settings = settingsOf(ground);
  const faults: string[] = [];
  const write = (line: string): void => void faults.push(line);
  const log = createLogger({ level: 'warn', secrets: [], write });
  const random = (): number => 0.5;
  const print = (): void => undefined;
  const opened = await openGuard(settings, { log, print, realNow: clock.now, random, comesBack: true });
  if (opened.kind === 'refused') throw new Error(opened.problem);
  const { store, cycle, settled } = opened;
  const pass = (milliseconds: number): void => {
    clock.advance(milliseconds);
    slack.clock.advance(milliseconds);
  };
  const delivery: Delivery = {
    store,
    rules: settings.rules,
    channels: settings.channels.map((each) => ({
      channel: openChannel(each, { wire: { timeoutMs: 10_000, now: () => clock.now().getTime() }, print }),
      pings: each.pings,
      escalateTo: each.escalateTo,
    })),
    clock: { now: clock.now, realNow: () => clock.now().getTime(), speed: 1, pause: async (ms) => pass(ms) },
    random,
    comesBack: true,
    onFault: cycle.onFault,
  };
  const living = { ...cycle, deliver: () => deliver(delivery) };
  return {
    live: async (milliseconds, step = STEP) => {
      const until = clock.now().getTime() + milliseconds;
      for (let left = milliseconds; left > 0; left = until - clock.now().getTime()) {
        pass(Math.min(step, left));
        await tick(living);
      }
    },
    faults,
    close: async () => {
      await settled();
      await store.close();
    },
  };
}

function settingsOf({ simulator, slack, discord, path }: Ground): GuardSettings {
  const environment = {
    OPENROUTER_URL: simulator.url,
    OPENROUTER_MANAGEMENT_KEY: simulator.world.managementKey,
    TOLLKEEPER_STORE: path,
    SLACK_BOT_TOKEN: slack.botToken,
    TOLLKEEPER_SLACK_API_URL: slack.apiUrl,
    DISCORD_BOT_TOKEN: discord.token,
    TOLLKEEPER_DISCORD_API_URL: discord.api,
  };
  const text = guardYaml(slack.channels.general, slack.channels.finance, discord.general.id);
  const parsed = parseSettings(environment, { guard: { name: 'guard.yaml', text } });
  if (parsed.kind === 'mistaken') throw new Error(parsed.mistakes.join('\n'));
  return parsed.settings;
}

function guardYaml(ops: string, pager: string, discord: string): string {
  return `
rules:
  forecast-limit: { info: off, warning: 72 h, critical: 24 h }
  key-limit: { info: off, warning: off, critical: off, exhausted: 100% }
unanswered:
  escalate: { critical: 30 min }
channels:
  ops: { slack: ${ops}, from: warning, escalate_to: pager }
  server: { discord: "${discord}", from: warning }
  pager: { slack: ${pager}, from: escalation }
digest: { daily: off, weekly: off }
`;
}

/** A guard that does nothing for three minutes takes itself for one that was away, and reminds of nothing at first. */
const STEP = 120_000;
