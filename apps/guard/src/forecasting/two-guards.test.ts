import type { World } from '@tollkeeper/simulator';
import { describe, expect, it } from 'vitest';

import { tick } from '../cycle/tick.ts';
import {
  type Guard,
  type Guarded,
  guardedAccount,
  HOUR,
  MINUTE,
  NOON,
  quietWorld,
} from '../testing/guarded-account.ts';

/** Who is first at each tick: every job that is due then is his. */
type Turns = (step: number, due: readonly string[]) => 0 | 1;

describe('two guards on one store', () => {
  it('forecast and tell as one does, by all default rules, whoever is first', async () => {
    const one = await story(1, () => 0);
    for (const [who, turns] of TURNS) expect({ who, ...(await story(2, turns)) }).toEqual({ who, ...one });
    expect(one.faults).toEqual([]);
    const rules = ['forecast-balance', 'forecast-limit', 'shared-budget', 'spend-above-pattern', 'fast-burn'];
    expect(rules.filter((rule) => !one.told.some((line) => line.includes(` ${rule} `)))).toEqual([]);
  }, 60_000);
});

const TURNS: readonly (readonly [string, Turns])[] = [
  ['they take turns', (step) => (Math.floor(step / 7) % 2 === 0 ? 0 : 1)],
  ['chance says', (step) => (((step * 7_919 + 13) % 104_729) % 2 === 0 ? 0 : 1)],
  ['one polls, the other forecasts', (_, due) => (due.includes('guard forecasts') ? 1 : 0)],
];

/** A day on which a key spends ten times as much as in the month before. */
async function story(guards: number, turns: Turns) {
  const account = await guardedAccount(runawayWorld());
  const { simulator, clock, store } = account;
  const openrouter = {
    url: simulator.url,
    management: () => simulator.world.managementKey,
    ordinary: () => simulator.world.keys[0]?.secret ?? '',
  };
  const all: Guard[] = [];
  for (let index = 0; index < guards; index += 1)
    all.push(await account.guard({ openrouter, forecasts: true, owner: `guard-${index}` }));
  for (let step = 1; step <= (7 * HOUR) / MINUTE; step += 1) {
    clock.advance(MINUTE);
    if (step % 10 === 0) simulator.world.spend('prod', '0.3');
    const now = clock.now();
    const due = (await store.targets.list()).filter(({ nextDue }) => nextDue <= now).map(({ id }) => id);
    const first = turns(step, due);
    for (const { cycle } of first === 0 ? all : all.toReversed()) await tick(cycle);
  }
  return {
    told: (await account.told()).toSorted(),
    forecasts: await forecastsOf(account),
    faults: all.flatMap(({ faults }) => faults),
  };
}

/** How often each subject was forecast. */
async function forecastsOf({ store }: Guarded): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const name of await store.readings.subjects()) {
    const hours = (await store.readings.since(name, new Date(0)))
      .filter(({ kind }) => kind === 'forecast')
      .map(({ at }) => at.toISOString().slice(0, 'yyyy-mm-ddThh'.length));
    if (hours.length > 0) lines.push(`${name} ${hours.join(' ')}`);
  }
  return lines;
}

/** Two keys of $2.40 a day each in a workspace with a budget. */
function runawayWorld(): World {
  const from = new Date(NOON.getTime() - 35 * 24 * HOUR);
  const names = ['prod', 'batch'] as const;
  return quietWorld([], {
    from,
    account: { movements: [{ kind: 'purchase', at: from, amount: '205' }] },
    keys: names.map((name) => ({ name, createdAt: from, limit: '60', reset: 'weekly' })),
    traffic: names.map((key) => ({
      key,
      model: 'maker/model',
      pattern: { kind: 'steady' },
      requestsPerDay: 1_200,
      promptTokens: 1_000,
      completionTokens: 500,
    })),
    showsBudgets: true,
    budgets: [{ kind: 'workspace', workspace: 'default', limit: '130', reset: 'monthly' }],
  });
}
