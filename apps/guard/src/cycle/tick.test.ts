import { DEFAULT_RULES } from '@tollkeeper/engine/guarding';
import { describe, expect, it } from 'vitest';

import { guardedAccount, HOUR, MINUTE, quietWorld } from '../testing/guarded-account.ts';

const PROD = { name: 'prod', limit: '100', reset: 'daily' } as const;

/** The rule of a limit alone, so that a test is about one story. */
const LIMITS = { rules: DEFAULT_RULES.filter(({ id }) => id === 'key-limit' || id === 'source-stale') };

describe('tick', () => {
  it('warns once at each level on the way to a limit, and says that the reset ended it', async () => {
    const { simulator, clock, guard, told } = await guardedAccount(quietWorld([PROD]));
    const { run, faults } = await guard(LIMITS);
    await run(MINUTE);
    expect(await told()).toEqual([]);
    // $55, $85, $96 and $100 of $100: past 50%, 80%, 95% and 100%.
    for (const spent of ['55', '30', '11', '4']) {
      simulator.world.spend('prod', spent);
      await run(40 * MINUTE);
    }
    const lines = await told();
    expect(lines.filter((line) => line.includes('level:'))).toEqual([
      'terminal level:info key-limit prod',
      'terminal level:warning key-limit prod',
      'terminal level:critical key-limit prod',
      'terminal level:exhausted key-limit prod',
    ]);
    clock.moveTo(new Date('2026-11-22T00:01:00Z'));
    await run(HOUR);
    // It would have been said again by now; but a guard that was away looks first.
    expect((await told()).slice(lines.length)).toEqual(['terminal resolved key-limit prod']);
    expect(faults).toEqual([]);
  });

  it('goes on in a new process on the same store where the one before ended, and repeats nothing', async () => {
    const { simulator, guard, told } = await guardedAccount(quietWorld([PROD]));
    simulator.world.spend('prod', '85');
    await (await guard(LIMITS)).run(10 * MINUTE);
    const before = await told();
    expect(before).toEqual(['terminal level:warning key-limit prod']);
    const second = await guard(LIMITS);
    await second.run(HOUR);
    expect(await told()).toEqual(before);
    simulator.world.spend('prod', '11');
    await second.run(20 * MINUTE);
    expect(await told()).toEqual([...before, 'terminal level:critical key-limit prod']);
  });

  it('lets time pass for an alert that nobody answers, though the key is not read meanwhile', async () => {
    const { simulator, store, guard, told } = await guardedAccount(quietWorld([PROD]));
    simulator.world.spend('prod', '96');
    const { run } = await guard(LIMITS);
    await run(MINUTE);
    await store.targets.remove('management keys');
    // Critical is repeated after 4 hours.
    await run(4 * HOUR + 2 * MINUTE);
    expect(await told()).toContain('terminal repeat:1 key-limit prod');
  });

  it('says nothing of silence after it was away itself', async () => {
    const { clock, guard, told } = await guardedAccount(quietWorld([PROD]));
    const { run } = await guard(LIMITS);
    await run(10 * MINUTE);
    clock.advance(9 * HOUR);
    await run(10 * MINUTE);
    await (await guard(LIMITS)).run(10 * MINUTE);
    expect(await told()).toEqual([]);
  });

  it('says nothing of silence after it was away, also where the account had an alert open', async () => {
    const account = {
      movements: [{ kind: 'purchase', at: new Date('2026-11-20T12:00:00Z'), amount: '4' }],
    } as const;
    const { clock, guard, told } = await guardedAccount(quietWorld([PROD], { account }));
    const rules = DEFAULT_RULES.filter(({ id }) => id === 'credits' || id === 'source-stale');
    await (await guard({ rules })).run(MINUTE);
    // $4 is below the $5 of a warning.
    expect(await told()).toEqual(['terminal level:warning credits account']);
    clock.advance(9 * HOUR);
    await (await guard({ rules })).run(MINUTE);
    expect(await told()).toEqual(['terminal level:warning credits account']);
  });

  it('keeps what is known while OpenRouter fails, and says that it cannot see', async () => {
    const { simulator, store, guard, told } = await guardedAccount(quietWorld([PROD]));
    simulator.world.spend('prod', '85');
    const { run } = await guard(LIMITS);
    await run(MINUTE);
    simulator.world.fault({ kind: 'html-524' }, { on: '/keys', times: 12 });
    await run(6 * MINUTE);
    const open = await store.incidents.open();
    expect(open.map(({ rule, severity }) => `${rule} ${severity}`).toSorted()).toEqual([
      'key-limit warning',
      'source-stale warning',
    ]);
    await run(HOUR);
    expect((await told()).filter((line) => line.includes('source-stale'))).toEqual([
      'terminal level:warning source-stale the keys of the default workspace',
      'terminal resolved source-stale the keys of the default workspace',
    ]);
    expect((await store.incidents.open()).map(({ rule }) => rule)).toEqual(['key-limit']);
  });

  it('does not believe an account of 0 bought and 0 spent that an ordinary key is told', async () => {
    const world = quietWorld([PROD]);
    const { simulator, store, guard, told } = await guardedAccount({
      ...world,
      account: { ...world.account, creditsForOrdinaryKeys: 'zero' },
    });
    const [prod] = simulator.world.keys;
    const openrouter = { url: simulator.url, management: undefined, ordinary: () => prod?.secret ?? '' };
    const { run } = await guard({ openrouter });
    simulator.world.spend('prod', '10');
    await run(HOUR);
    expect(await told()).toEqual([]);
    expect(await store.readings.subjects()).toEqual([expect.stringMatching(/^key:/), 'source:ordinary key']);
  });

  it('reads every key of a listing of several pages, and those of another workspace', async () => {
    const keys = Array.from({ length: 250 }, (_, index) => ({ name: `key-${index}`, limit: '10' }));
    const { simulator, store, guard, told } = await guardedAccount(
      quietWorld([...keys, { name: 'elsewhere', limit: '10', workspace: 'research' }]),
    );
    const research = await workspaceIdOf(simulator);
    const { run } = await guard({ ...LIMITS, workspaces: [research] });
    for (const name of ['key-0', 'key-99', 'key-100', 'key-249', 'elsewhere'])
      simulator.world.spend(name, '9');
    await run(MINUTE);
    const subjects = await store.readings.subjects();
    expect(subjects.filter((key) => key.startsWith('key:'))).toHaveLength(251);
    expect((await told()).toSorted()).toEqual([
      'terminal level:warning key-limit elsewhere',
      'terminal level:warning key-limit key-0',
      'terminal level:warning key-limit key-100',
      'terminal level:warning key-limit key-249',
      'terminal level:warning key-limit key-99',
    ]);
  });

  it('hands an alert that nobody answers over to the next channel, and tells both how it ended', async () => {
    const { simulator, clock, guard, told } = await guardedAccount(quietWorld([PROD]));
    const channels = [
      { name: 'ops', from: 'warning', escalateTo: 'pager' },
      { name: 'pager', from: 'escalation', escalateTo: undefined },
    ] as const;
    const { run } = await guard({ ...LIMITS, channels });
    simulator.world.spend('prod', '60');
    await run(10 * MINUTE);
    expect(await told()).toEqual([]);
    simulator.world.spend('prod', '36');
    await run(3 * HOUR);
    const lines = await told();
    expect(lines[0]).toBe('ops level:critical key-limit prod');
    expect(lines.filter((line) => line.startsWith('pager'))).toEqual(['pager escalate:1 key-limit prod']);
    clock.moveTo(new Date('2026-11-22T00:01:00Z'));
    await run(HOUR);
    expect((await told()).filter((line) => line.includes('resolved')).toSorted()).toEqual([
      'ops resolved key-limit prod',
      'pager resolved key-limit prod',
    ]);
  });

  it('is the same with two guards on one store as with one', async () => {
    const one = await story(1);
    expect(one.length).toBeGreaterThan(8);
    expect(await story(2)).toEqual(one);
  }, 30_000);
});

/** What people are told of a day with two keys, guarded by so many guards that tick at the same time. */
async function story(guards: number): Promise<readonly string[]> {
  const dev = { name: 'dev', limit: '10', reset: 'daily' } as const;
  const { simulator, clock, guard, told } = await guardedAccount(quietWorld([PROD, dev]));
  const all = await Promise.all(
    Array.from({ length: guards }, (_, index) => guard({ ...LIMITS, owner: `guard-${index}` })),
  );
  const run = async (milliseconds: number): Promise<void> => {
    for (let passed = 0; passed < milliseconds; passed += MINUTE)
      await Promise.all(all.map((each, index) => each.run(index === 0 ? MINUTE : 0)));
  };
  for (const [name, spent] of [
    ['prod', '60'],
    ['dev', '9'],
    ['prod', '30'],
    ['dev', '1'],
    ['prod', '10'],
  ] as const) {
    simulator.world.spend(name, spent);
    await run(20 * MINUTE);
  }
  await run(4 * HOUR);
  clock.moveTo(new Date('2026-11-22T00:01:00Z'));
  await run(40 * MINUTE);
  return (await told()).toSorted();
}

async function workspaceIdOf(simulator: {
  readonly url: string;
  readonly world: { readonly keys: readonly { readonly name: string; readonly secret: string }[] };
}): Promise<string> {
  const secret = simulator.world.keys.find(({ name }) => name === 'elsewhere')?.secret;
  const response = await fetch(`${simulator.url}/key`, { headers: { authorization: `Bearer ${secret}` } });
  const body = (await response.json()) as { readonly data: { readonly workspace_id: string } };
  return body.data.workspace_id;
}
