import { startDiscord, startSlack, USUAL_ACCESS } from '@tollkeeper/bot/chat';
import { type FakeDiscord, type Person as OnDiscord, startFakeDiscord } from '@tollkeeper/fake-discord';
import { type FakeSlack, startFakeSlack } from '@tollkeeper/fake-slack';
import {
  demoWorld,
  type HandClock,
  handClock,
  type Simulator,
  startSimulator,
  type World,
} from '@tollkeeper/simulator';
import type { Store } from '@tollkeeper/store';

import { type Core, openCore } from '../../chat/core.ts';
import { type LivingGuard, openLivingGuard } from './living-guard.ts';

/** One account, one store, the guard and both bots, in one time that only moves by hand. */
export type Stage = {
  readonly clock: HandClock;
  readonly simulator: Simulator;
  readonly store: Store;
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  readonly anna: OnDiscord;
  readonly core: Core;
  readonly guard: LivingGuard;
  readonly close: () => Promise<void>;
};

/** Begins at noon of a Tuesday, with the key `prod` of the demo alone: the others have stories of their own. */
export async function openStage(): Promise<Stage> {
  const clock = handClock(START);
  const simulator = await startSimulator({ clock, seed: 1, world: worldOfProd() });
  const [slack, discord] = await Promise.all([startFakeSlack(), startFakeDiscord()]);
  const anna = discord.join('anna');
  const core = await openCore(accessOf(slack, discord, anna), [], clock.now);
  const transport = { kind: 'socket', appToken: slack.appToken } as const;
  const bots = [
    await startSlack({ botToken: slack.botToken, transport, apiUrl: slack.apiUrl }, core.ports),
    await startDiscord({ token: discord.token, apiUrl: discord.api }, core.ports),
  ];
  const guard = await openLivingGuard({ clock, simulator, slack, discord, path: core.path });
  return {
    ...{ clock, simulator, store: core.store, slack, discord, anna, core, guard },
    close: async () => {
      await guard.close();
      for (const bot of bots) await bot.close();
      await Promise.all([slack.stop(), discord.close(), simulator.stop()]);
      await core.close();
    },
  };
}

function worldOfProd(): World {
  const world = demoWorld(START);
  const isOfProd = ({ key }: { readonly key: string }): boolean => key === 'prod';
  return {
    ...world,
    keys: world.keys.filter(({ name }) => name === 'prod'),
    traffic: (world.traffic ?? []).filter(isOfProd),
  };
}

function accessOf(slack: FakeSlack, discord: FakeDiscord, anna: OnDiscord): Parameters<typeof openCore>[0] {
  const may = (channel: string, person: string) => ({
    channels: [channel],
    spend: { people: [person], roles: [], channels: [] },
    ask: 'Maria in finance',
    answers: 'private' as const,
  });
  return {
    ...USUAL_ACCESS,
    slack: may(slack.channels.general, slack.alice.id),
    discord: may(discord.general.id, anna.id),
  };
}

const START = new Date('2026-11-17T12:00:00Z');
