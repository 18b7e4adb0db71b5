import type { PriceSource } from '@tollkeeper/engine';
import { scenarioFileSchema } from '@tollkeeper/engine/scenario-file';

import { adviceForFile } from './advice-for-file.ts';
import { afford } from './afford.ts';
import { benchmark } from './benchmark.ts';
import { compareModels } from './compare-models.ts';
import { diffFiles } from './diff-files.ts';
import { estimateFile } from './estimate-file.ts';
import { type EstimatedScenario, estimated, hasFigure } from './estimated-scenario.ts';
import { namedModels } from './named-models.ts';
import { type Outcome, refused, refusedBecause } from './outcome.ts';
import { pilotOfFile } from './pilot-of-file.ts';
import { pilotResultOfFile } from './pilot-result-of-file.ts';
import { planOfFile } from './plan-of-file.ts';
import { readObservation } from './read-observation.ts';
import { readScenario } from './read-scenario.ts';
import type { ScenarioCommand } from './scenario-command.ts';
import { sensitivityOfFile } from './sensitivity-of-file.ts';

/** Does what a command on scenario files asks for. */
export async function runScenarioCommand(
  { name, words, observed }: ScenarioCommand,
  prices: PriceSource,
): Promise<Outcome> {
  const [first = '', second = '', third = '', fourth] = words;
  const file = first;
  switch (name) {
    case 'schema':
      return { kind: 'answer', json: scenarioFileSchema };
    case 'benchmark': {
      const named = namedModels(words, prices.catalog);
      return named.faults.length > 0 ? refused(...named.faults) : benchmark(named, prices);
    }
    case 'diff':
      return diff(first, second, prices);
    case 'compare':
      return compare(first, words.slice(1), prices);
    case 'estimate':
      return withFigure(file, prices, (each) => estimateFile(each, prices));
    case 'sensitivity':
      return withFigure(file, prices, (each) => sensitivityOfFile(each, prices));
    case 'advice':
      return withFigure(file, prices, (each) => adviceForFile(each, prices));
    case 'pilot':
      return observed === undefined
        ? withFigure(file, prices, (each) => pilotOfFile(each, words[1], prices))
        : measure({ file, observed, ...(words[1] === undefined ? {} : { work: words[1] }) }, prices);
    case 'plan':
      return withFigure(file, prices, (each) =>
        planOfFile(each, { plan: second, seats: words[2] ?? '1' }, prices),
      );
    case 'afford':
      return withFigure(file, prices, (each) =>
        afford(each, { field: second, budget: third, work: fourth }, prices),
      );
  }
}

/** Answers from a file that has any known price; without one every figure would be nothing. */
async function withFigure(
  path: string,
  prices: PriceSource,
  answer: (file: EstimatedScenario) => Outcome,
): Promise<Outcome> {
  const read = await readScenario(path, prices.catalog);
  if (read.kind === 'refused') return read;
  const file = estimated(read, prices);
  if (hasFigure(file.estimate)) return answer(file);
  const reasons = file.estimate.gaps.map(({ reason }) => reason);
  return refusedBecause('there is no figure; state prices in the file, or choose what has one:', reasons);
}

type MeasuredFiles = { readonly file: string; readonly observed: string; readonly work?: string };

/** What is wrong with the results is said whatever is wrong with the scenario. */
async function measure({ file, observed, work }: MeasuredFiles, prices: PriceSource): Promise<Outcome> {
  const results = await readObservation(observed);
  const of = work === undefined ? {} : { workload: work };
  const outcome = await withFigure(file, prices, (each) =>
    results.kind === 'refused' ? results : pilotResultOfFile(each, { ...results.observed, ...of }, prices),
  );
  if (results.kind === 'read' || outcome.kind !== 'refused' || outcome === results) return outcome;
  return refused(...outcome.texts, ...results.texts);
}

/** What is wrong with the file and with the names is said at once. */
async function compare(path: string, names: readonly string[], prices: PriceSource): Promise<Outcome> {
  const read = await readScenario(path, prices.catalog);
  const models = namedModels(names, prices.catalog);
  const faults = [...(read.kind === 'refused' ? read.texts : []), ...models.faults];
  if (read.kind === 'refused' || faults.length > 0) return refused(...faults);
  return compareModels(estimated(read, prices), models, prices);
}

async function diff(oldPath: string, newPath: string, prices: PriceSource): Promise<Outcome> {
  const old = await readScenario(oldPath, prices.catalog);
  const current = await readScenario(newPath, prices.catalog);
  if (old.kind === 'refused' || current.kind === 'refused') {
    const texts = [old, current].flatMap((each) => (each.kind === 'refused' ? each.texts : []));
    return refused(...texts);
  }
  return diffFiles(old, current, prices);
}
