import { differences, rememberedOtherwise } from './differences.ts';
import type { Boundary } from './guard-process.ts';
import { SCENES } from './scenario.ts';
import { type Played, playScene, rewind, type Stage } from './stage.ts';

/** Guards of a scene that are killed, one after the other, each at a boundary of its own. */
export type Crash = {
  readonly scene: number;
  readonly killsAt: readonly Boundary[];
  /** Whether something that lasts was done right before. */
  readonly isDeed?: boolean;
  /** Whether the story goes on to its end, and is looked at after each scene. */
  readonly goesOn?: boolean;
};

/** What came of it. */
export type Outcome = {
  readonly crash: Crash;
  /** Everything that is not as it has to be. */
  readonly wrong: readonly string[];
  readonly kills: number;
  readonly guards: number;
  /** So many messages came twice. */
  readonly twice: number;
};

/** Plays a scene with crashes, and says what is otherwise than without them. */
export async function playCrash(stage: Stage, crash: Crash, reference: readonly Played[]): Promise<Outcome> {
  const { scene, killsAt, goesOn = false } = crash;
  await rewind(stage, scene);
  const wanted = playedIn(reference, scene);
  const played = await playScene(stage, scene, { killsAt, isDone: isLike(wanted) });
  const wrong = [...differences(played, wanted, stage.platforms.has)];
  let guards = played.guards;
  for (let next = scene + 1; goesOn && next < SCENES.length; next += 1) {
    const later = playedIn(reference, next);
    const replayed = await playScene(stage, next, { isDone: isLike(later) });
    guards += replayed.guards;
    const name = SCENES[next]?.name;
    wrong.push(
      ...differences(replayed, later, stage.platforms.has).map((each) => `later, at "${name}", ${each}`),
    );
  }
  return {
    crash,
    wrong,
    kills: played.kills,
    guards,
    twice: played.said.length - wanted.said.length,
  };
}

/**
 * Every boundary of every scene, those first after which the world is another than before.
 *
 * Each twenty-fifth crash is followed to the end of the story.
 */
export function everyCrash(reference: readonly Played[]): readonly Crash[] {
  const all = reference.flatMap(({ boundaries }, scene) =>
    boundaries.map((name, at) => ({
      scene,
      killsAt: [boundaryAt(boundaries, at)],
      isDeed: DEED.test(name),
      goesOn: at % 25 === scene,
    })),
  );
  return [...all.filter(({ isDeed }) => isDeed), ...scattered(all.filter(({ isDeed }) => !isDeed))];
}

function boundaryAt(boundaries: readonly string[], at: number): Boundary {
  const name = boundaries[at];
  return `${boundaries.slice(0, at + 1).filter((each) => each === name).length} ${name}`;
}

/** In an order in which any beginning is spread over all. */
function scattered<T>(all: readonly T[]): readonly T[] {
  return all
    .map((each, at) => ({ each, at: (at * 0.618_034) % 1 }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

/** Two crashes in a row, spread over all pairs of boundaries of the scenes. */
export function pairsOfCrashes(reference: readonly Played[], count: number): readonly Crash[] {
  return Array.from({ length: count }, (_, at) => {
    const scene = at % reference.length;
    const { boundaries } = playedIn(reference, scene);
    // The golden ratio spreads them evenly without a pattern.
    const first = Math.floor(((at * 0.618_034) % 1) * boundaries.length);
    const second = 1 + Math.floor(((at * 0.618_034 * 7) % 1) * boundaries.length);
    return { scene, killsAt: [boundaryAt(boundaries, first), String(second)] };
  });
}

/** So many of all, evenly spread. */
export function spread<T>(all: readonly T[], count: number): readonly T[] {
  const step = all.length / Math.min(count, all.length);
  return all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

function isLike({ look }: Played) {
  return (other: Played['look']): boolean =>
    other.waiting.length === 0 && rememberedOtherwise(other.remembered, look.remembered).length === 0;
}

function playedIn(reference: readonly Played[], scene: number): Played {
  const played = reference[scene];
  if (played === undefined) throw new Error(`There is no scene ${scene}.`);
  return played;
}

/** What lasts: a commit of something, a write by itself, a call, a line. */
const DEED =
  /^(?:after http|after stdout|(?:after|sent) sql (?:commit of (?!nothing)|pragma [a-z_]+ =|insert|update|delete))(?!.*\(uncommitted\)$)/;
