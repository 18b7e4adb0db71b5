import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { differences, rememberedOtherwise } from './differences.ts';
import { guardOnce } from './guard-process.ts';
import { saidOnTerminal } from './platforms.ts';
import { accountIn, SCENES } from './scenario.ts';
import { envOf, openStage, type Played, playReference, playScene, rewind, type Stage } from './stage.ts';
import { playSuspension } from './suspension.ts';

const [WARNING, CRITICAL] = [1, 2];
const LOCKED = 'was locked by another program for five seconds. Close that program';

let stage: Stage;
let reference: readonly Played[];

beforeAll(async () => {
  stage = await openStage();
  reference = await playReference(stage, CRITICAL);
}, 240_000);

afterAll(() => stage.close());

function played(scene: number): Played {
  return reference[scene] as Played;
}

describe('a guard that sleeps longer than its leases while another one looks', () => {
  it.each([
    ['before it polls', 'before http GET /api/v1/credits'],
    ['after it polled', 'after http GET /api/v1/credits'],
    ['before it posts', 'before http POST /api/chat.postMessage'],
    ['after it posted', 'after http POST /api/chat.postMessage'],
  ])(
    '%s, writes nothing over when it wakes up',
    async (_, boundary) => {
      await rewind(stage, CRITICAL);
      const { said, look, second } = await playSuspension(stage, CRITICAL, boundary);
      // Where another channel was in the middle of writing, the second one is kept out.
      if (second.status !== 1) expect(second.stderr).toContain(LOCKED);
      expect(differencesOf(said, look)).toEqual([]);
    },
    90_000,
  );

  it('in the middle of writing, keeps the other one out, which says so, and all is told when it wakes up', async () => {
    await rewind(stage, CRITICAL);
    const { said, look, second } = await playSuspension(stage, CRITICAL, 'after sql insert into "outbox" ');
    expect(second.stderr).toContain(LOCKED);
    expect(second.status).toBe(2);
    expect(differencesOf(said, look)).toEqual([]);
  }, 90_000);

  /** An overlap of leases counts like a crash: what was under way may come twice. */
  function differencesOf(said: Played['said'], look: Played['look']): readonly string[] {
    const overlapping: Played = { ...played(CRITICAL), said, look, complaints: [], kills: 1 };
    return differences(overlapping, played(CRITICAL), stage.platforms.has);
  }
});

describe('a guard whose disk becomes full', () => {
  it.each([0, 4, 8, 12, 16, 20])(
    'says so where %i small pages are left, and tells everything once there is room',
    async (left) => {
      await rewind(stage, WARNING);
      const pages = withSmallPages();
      const account = await accountIn(WARNING);
      const at = SCENES[WARNING]?.at as Date;
      const fate = { env: envOf(stage, account), folder: stage.folder };
      const ended = await guardOnce({ ...fate, at, faults: { FAULTS_PAGES: String(pages + left) } });
      const said = [...saidOnTerminal(ended.stdout), ...stage.platforms.takeSaid()];
      await account.stop();
      if (ended.stderr !== '')
        expect(ended.stderr).toContain('cannot be written: the disk is full. Make room');
      if (ended.status === 70) expect(ended.stderr).toContain('The look was not finished; the log says why.');
      else expect(ended.status).toBe(1);

      const later = await playLater();
      const all: Played = { ...later, said: [...said, ...later.said], kills: ended.stderr === '' ? 0 : 1 };
      expect(differences(all, played(WARNING), stage.platforms.has)).toEqual([]);
    },
    60_000,
  );

  /** The guard that was refused counts as the first one; the claims of it have to run out. */
  async function playLater(): Promise<Played> {
    const wanted = played(WARNING).look.remembered;
    return playScene(stage, WARNING, {
      begins: 1,
      isDone: ({ remembered, waiting }) =>
        waiting.length === 0 && rememberedOtherwise(remembered, wanted).length === 0,
    });
  }

  /** As small as they get: little fills them, and a change needs more of them sooner. */
  function withSmallPages(): number {
    const path = 'path' in stage.ground.options ? stage.ground.options.path : '';
    const database = new DatabaseSync(path);
    database.exec('pragma journal_mode = delete; pragma page_size = 512; vacuum');
    const pages = database.prepare('pragma page_count').get()?.['page_count'];
    database.close();
    return Number(pages);
  }
});
