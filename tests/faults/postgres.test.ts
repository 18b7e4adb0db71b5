import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type PostgresProcess, startPostgres } from '../../packages/store/contract/postgres-process.ts';
import { everyCrash, playCrash, spread } from './crashes.ts';
import { differences, rememberedOtherwise } from './differences.ts';
import { type Interrupted, type Interruption, playInterruption } from './interruption.ts';
import type { Look } from './remembered.ts';
import { openStage, type Played, playReference, rewind, type Stage } from './stage.ts';
import { cutConnections, postgresGround } from './stores.ts';

const CRITICAL = 2;

let server: PostgresProcess;
let stage: Stage;
let reference: readonly Played[];
let wanted: Played;

beforeAll(async () => {
  server = await startPostgres();
  stage = await openStage(() => postgresGround(server.url));
  reference = await playReference(stage, CRITICAL);
  wanted = reference[CRITICAL] as Played;
}, 240_000);

afterAll(async () => {
  await stage.close();
  await server.stop();
});

function isDone({ remembered, waiting }: Look): boolean {
  return waiting.length === 0 && rememberedOtherwise(remembered, wanted.look.remembered).length === 0;
}

async function interrupted(course: Pick<Interruption, 'at' | 'befalls' | 'ends'>): Promise<Interrupted> {
  await rewind(stage, CRITICAL);
  return playInterruption(stage, { scene: CRITICAL, isDone, ...course });
}

/** What was under way on each channel may come twice, as after a crash. */
function expectNothingLost({ guard, look, said }: Interrupted): void {
  const played: Played = { ...wanted, look, said, complaints: [], kills: 1 };
  expect(differences(played, wanted, stage.platforms.has)).toEqual([]);
  expect(guard.status).toBe(0);
}

/** What the log says of what was not done, without what that was and what follows: the same sentence each time. */
function complaintsOf({ guard }: Interrupted): readonly string[] {
  const lines = guard.stderr.trim().split('\n');
  const grave = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 'error');
  return [
    ...new Set<string>(
      grave.map(({ what, msg }) =>
        msg.replace(`${what}: `, '').replace(/(?<=try again\.) (?:The|It|A) .*$/, ''),
      ),
    ),
  ];
}

function sentence(): string {
  const address = server.url.split('@')[1]?.replace(/[^/]+$/, 'guard');
  return `The store "${address}" does not answer: the connection to PostgreSQL failed. Check that it runs and can be reached, then try again.`;
}

describe('a guard on PostgreSQL that is killed', () => {
  it('loses nothing at any of 3 boundaries, and repeats no more than what was under way', async () => {
    const deeds = everyCrash(reference).filter(({ isDeed }) => isDeed);
    const outcomes = [];
    for (const crash of spread(deeds, 3))
      outcomes.push(await playCrash(stage, { ...crash, goesOn: false }, reference));
    expect(outcomes.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    expect(outcomes.filter(({ kills }) => kills === 1).length).toBeGreaterThanOrEqual(2);
  }, 240_000);
});

describe('a guard whose connections to PostgreSQL are all cut', { timeout: 60_000 }, () => {
  const cut = (at: string) => interrupted({ at, befalls: () => cutConnections(server.url, 'guard') });

  it.each([
    ['in the middle of writing', 'after sql insert into "outbox"'],
    ['when what it has written is yet to be confirmed', 'sent sql commit of insert into "events"'],
    ['when it has yet to write down what it sent', 'before sql update "outbox" set "ended_as"'],
  ])('%s, says so, goes on and loses nothing', async (_, at) => {
    const came = await cut(at);
    expectNothingLost(came);
    expect(complaintsOf(came)).toEqual([sentence()]);
  });

  it.each([
    ['before it posts', 'before http POST /api/chat.postMessage'],
    ['after it posted', 'after http POST /api/chat.postMessage'],
  ])('%s, goes on and loses nothing', async (_, at) => {
    const came = await cut(at);
    expectNothingLost(came);
    // Whoever asks nothing just then notices nothing.
    expect([sentence()]).toEqual(expect.arrayContaining([...complaintsOf(came)]));
  });
});

describe('a guard whose PostgreSQL is killed', { timeout: 60_000 }, () => {
  it.each([
    ['when what it has written is yet to be confirmed', 'sent sql commit of insert into "events"'],
    ['after it posted', 'after http POST /api/chat.postMessage'],
  ])('%s, says so, goes on once it is back, and loses nothing', async (_, at) => {
    const came = await interrupted({
      at,
      befalls: server.kill,
      ends: async (log) => {
        await expect.poll(log, { timeout: 20_000 }).toContain('The next one tries again.');
        await server.start();
      },
    });
    expectNothingLost(came);
    expect(complaintsOf(came)).toEqual([sentence()]);
  });
});
