import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Boundary, type GuardEnd, guardOnce } from './guard-process.ts';
import { type Platforms, type Said, saidOnTerminal, startPlatforms } from './platforms.ts';
import { type Look, lookInto } from './remembered.ts';
import { type Account, accountIn, guardYaml, SCENES } from './scenario.ts';
import { NOTHING, type StoreGround, sqliteGround } from './stores.ts';

/** Where the story is played: one store, one Slack, one Discord. */
export type Stage = {
  readonly folder: string;
  readonly ground: StoreGround;
  readonly platforms: Platforms;
  readonly close: () => Promise<void>;
};

/** What came of a scene that was played to its end. */
export type Played = {
  readonly look: Look;
  readonly said: readonly Said[];
  /** What guards said of themselves: none has a reason to. */
  readonly complaints: readonly string[];
  /** The boundaries of its first guard, where that came to its end. */
  readonly boundaries: readonly string[];
  /** How many calls of platforms passed a boundary, in guards that came to their end. */
  readonly calls: number;
  /** How many of its guards were killed. */
  readonly kills: number;
  /** How many guards it took. */
  readonly guards: number;
};

/** Opens a stage, on a SQLite file unless another ground is given. */
export async function openStage(groundIn: (folder: string) => StoreGround = sqliteGround): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'tollkeeper-faults-'));
  const platforms = await startPlatforms();
  await writeFile(join(folder, 'guard.yaml'), guardYaml(platforms.channels));
  const close = async (): Promise<void> => {
    await platforms.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, ground: groundIn(folder), platforms, close };
}

/** What a guard of the story is told. */
export function envOf({ folder, ground, platforms }: Stage, account: Account): Record<string, string> {
  return {
    ...ground.env,
    ...platforms.env,
    OPENROUTER_URL: account.url,
    OPENROUTER_MANAGEMENT_KEY: account.world.managementKey,
    TOLLKEEPER_GUARD_CONFIG: join(folder, 'guard.yaml'),
  };
}

/** Plays the story without a crash, up to a scene if not to its end, and keeps the store before every scene. */
export async function playReference(stage: Stage, last = SCENES.length - 1): Promise<readonly Played[]> {
  const played: Played[] = [];
  await stage.ground.putBack(NOTHING);
  for (let scene = 0; scene <= last; scene += 1) {
    if (scene > 0) await stage.ground.keep(`scene_${scene}`);
    // One guard more than it takes: nothing is left to do. In the last scene two have to find that all is well.
    const needed = scene === SCENES.length - 1 ? 3 : 2;
    played.push(await playScene(stage, scene, { isDone: (_, guards) => guards === needed }));
  }
  return played;
}

/** Puts the store back to the beginning of a scene. */
export async function rewind(stage: Stage, scene: number): Promise<void> {
  await stage.ground.putBack(scene === 0 ? NOTHING : `scene_${scene}`);
  // Discord forgets after five minutes which message it has.
  stage.platforms.pass(3_600_000);
  stage.platforms.takeSaid();
}

/** What befalls a scene. */
export type Course = {
  /** The boundaries at which its first guards are killed. */
  readonly killsAt?: readonly Boundary[];
  /** How many guards it has had before. */
  readonly begins?: number;
  /** Whether all is well, so that no further guard has to look. */
  readonly isDone?: (look: Look, guards: number) => boolean;
};

/** Plays a scene: a guard looks, and another three minutes later, when the leases of one that was killed are over. */
export async function playScene(
  stage: Stage,
  scene: number,
  { killsAt = [], begins = 0, isDone = () => false }: Course = {},
): Promise<Played> {
  const account = await accountIn(scene);
  const { at: begin } = SCENES[scene] as (typeof SCENES)[number];
  const env = envOf(stage, account);
  const ends: GuardEnd[] = [];
  const said: Said[] = [];
  try {
    for (let guards = 0; ; guards += 1) {
      const at = new Date(begin.getTime() + (begins + guards) * LATER_MS);
      account.moveTo(at);
      stage.platforms.pass(LATER_MS);
      const killAt = killsAt[guards];
      const end = await guardOnce({ env, folder: stage.folder, at, ...(killAt !== undefined && { killAt }) });
      ends.push(end);
      said.push(...stage.platforms.takeSaid(), ...saidOnTerminal(end.stdout));
      if (guards < killsAt.length) continue;
      const look = await lookInto(stage.ground.options);
      if (isDone(look, guards + 1) || guards >= killsAt.length + MOST_AFTER)
        return finished(ends, look, said);
    }
  } finally {
    await account.stop();
  }
}

function finished(ends: readonly GuardEnd[], look: Look, said: readonly Said[]): Played {
  return {
    look,
    said,
    complaints: ends.map(({ stderr }) => stderr.trim()).filter((text) => text !== ''),
    boundaries: ends[0]?.boundaries ?? [],
    calls: ends.flatMap(({ boundaries }) => boundaries).filter((name) => PLATFORM.test(name)).length,
    kills: ends.filter(({ wasKilled }) => wasKilled).length,
    guards: ends.length,
  };
}

/** Of Slack and of Discord, not of OpenRouter. */
const PLATFORM = /^before http \w+ \/api\/(?!v1\/)/;
const LATER_MS = 180_000;
const MOST_AFTER = 2;
