/**
 * `faults`: kills the real guard at the boundaries of the story, and says what is wrong.
 *
 * On PostgreSQL at those after which something lasts, and twice in a row at some; on SQLite then at all others, too.
 * That takes hours, so it is no part of `npm test`, which takes a sample. Ctrl-C ends it early, with what is known then.
 */
import { startPostgres } from '../../packages/store/contract/postgres-process.ts';
import { type Crash, everyCrash, type Outcome, pairsOfCrashes, playCrash } from './crashes.ts';
import { rememberedOtherwise } from './differences.ts';
import { openStage, type Played, playReference, type Stage } from './stage.ts';
import { postgresGround } from './stores.ts';

const PAIRS = 60;

let wrong = 0;
let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    isEnding = true;
  });
const server = await startPostgres();
try {
  const stages = ['one', 'other'].map((name) => openStage(() => postgresGround(server.url, name)));
  await playAll('PostgreSQL', await Promise.all(stages), 'deeds');
} finally {
  await server.stop();
}
if (!isEnding) await playAll('SQLite', await Promise.all([openStage(), openStage()]), 'all');
process.exitCode = wrong === 0 ? 0 : 1;

/** Shares the crashes out to the stages, and says what came of them. */
async function playAll(store: string, stages: readonly Stage[], share: 'deeds' | 'all'): Promise<void> {
  const references = await Promise.all(stages.map((stage) => playReference(stage)));
  const [reference = [], other = []] = references;
  tellBoundaries(store, reference);
  tellUnlike(reference, other);
  const single = everyCrash(reference);
  const deeds = single.filter(({ isDeed }) => isDeed);
  line(`After ${deeds.length} of the boundaries the world is another than before; these come first.`);
  const others = share === 'all' ? single.slice(deeds.length) : [];
  const crashes = [...deeds, ...pairsOfCrashes(reference, PAIRS), ...others];
  const left = [...crashes];
  const outcomes: Outcome[] = [];
  const work = async (stage: Stage, own: readonly Played[]): Promise<void> => {
    for (let crash = left.shift(); crash !== undefined && !isEnding; crash = left.shift()) {
      outcomes.push(told(await playCrash(stage, crash, own)));
      progress(outcomes.length, crashes.length);
    }
  };
  await Promise.all(stages.map((stage, at) => work(stage, references[at] ?? [])));
  tellOutcomes(store, outcomes);
  await Promise.all(stages.map(({ close }) => close()));
}

function tellBoundaries(store: string, reference: readonly Played[]): void {
  const counts = reference.map(({ boundaries }) => boundaries.length);
  const sum = counts.reduce((all, each) => all + each, 0);
  line(`${store}: ${sum} boundaries in ${counts.length} scenes (${counts.join(' + ')}).`);
}

function tellUnlike(one: readonly Played[], other: readonly Played[]): void {
  for (const [scene, { look }] of one.entries()) {
    const there = other[scene]?.look.remembered;
    const unlike = there === undefined ? ['it was not played'] : rememberedOtherwise(look.remembered, there);
    for (const each of unlike) line(`Two runs without a crash differ in scene ${scene}: ${each}`);
    wrong += unlike.length;
  }
}

function told(outcome: Outcome): Outcome {
  if (outcome.wrong.length > 0) wrong += 1;
  for (const each of outcome.wrong) line(`${name(outcome.crash)}: ${each}`);
  return outcome;
}

function tellOutcomes(store: string, outcomes: readonly Outcome[]): void {
  const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((all, each) => all + of(each), 0);
  const twoKills = outcomes.filter(({ crash }) => crash.killsAt.length > 1).length;
  line(
    [
      `${store}: ${outcomes.length - twoKills} runs with a crash, ${twoKills} with two`,
      `${outcomes.filter(({ crash }) => crash.isDeed).length} right after something that lasts`,
      `${outcomes.filter(({ crash }) => crash.goesOn === true).length} followed to the end of the story`,
      `${sum(({ kills }) => kills)} guards killed of ${sum(({ guards }) => guards)}`,
      `${sum(({ crash, kills }) => crash.killsAt.length - kills)} ended before their boundary`,
      `${sum(({ twice }) => Math.max(0, twice))} messages twice`,
      `${outcomes.filter((each) => each.wrong.length > 0).length} runs wrong.`,
    ].join('; '),
  );
}

function progress(done: number, all: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all}`);
  else if (done % 100 === 0 || done === all) process.stderr.write(`${done} of ${all}\n`);
}

function name({ scene, killsAt }: Crash): string {
  return `scene ${scene}, killed at "${killsAt.join('" and "')}"`;
}

function line(text: string): void {
  process.stdout.write(`${text}\n`);
}
