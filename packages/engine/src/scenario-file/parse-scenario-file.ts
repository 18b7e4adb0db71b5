import type { Catalog } from '@tollkeeper/pricing';
import {
  followAliases,
  itemsOf,
  type LineProblem,
  readYaml,
  shown,
  textOf,
  type YamlFile,
} from '@tollkeeper/pricing/yaml';

import type { Inputs } from '../estimation/assumption.ts';
import type { RetryConvention, Scenario } from '../estimation/scenario.ts';
import type { Workload } from '../estimation/workload.ts';
import { complainOfProblems } from './complain-of-problems.ts';
import { MOST_CHARACTERS, MOST_WORKLOADS, ROOT_KEYS } from './keys.ts';
import { readInputs } from './read-assumed.ts';
import { readAllOperations } from './read-operations.ts';
import { readWorkload } from './read-workload.ts';
import { type Reader, readChoice, readKey, readText, type Section, sectionOf } from './section.ts';

/** The scenario that a file states, or every mistake in it at once. */
export type ParsedScenarioFile =
  | { readonly kind: 'scenario'; readonly scenario: Scenario; readonly name?: string }
  | { readonly kind: 'refused'; readonly problems: readonly LineProblem[] };

/** Reads a scenario from YAML or JSON as docs/scenario-files.md describes it; what it gives can be estimated. */
export function parseScenarioFile(text: string, catalog: Catalog): ParsedScenarioFile {
  if (text.length > MOST_CHARACTERS) {
    const message = `the file has ${text.length} characters, the most is ${MOST_CHARACTERS}`;
    return { kind: 'refused', problems: [{ line: 1, message }] };
  }
  const parsed = readYaml(text, (file) => readFile(file, catalog));
  return parsed.kind === 'refused' ? parsed : { kind: 'scenario', ...parsed.value };
}

type ScenarioFile = { readonly scenario: Scenario; readonly name?: string };

function readFile({ document, complain }: YamlFile, catalog: Catalog): ScenarioFile {
  followAliases(document, complain);
  const { contents } = document;
  if (contents === null) {
    complain(0, 'the file is empty; it begins with "version: 1"');
    return { scenario: { workloads: [], inputs: {} } };
  }
  const told = new Set<number>();
  const tell: Reader['complain'] = (at, message) => {
    told.add(at);
    complain(at, message);
  };
  const reader: Reader = { catalog, complain: tell, sections: [] };
  const shape = { name: 'the file', prefix: '', keys: ROOT_KEYS };
  const root = sectionOf({ at: contents.range[0], node: contents }, shape, reader);
  if (root === undefined) return { scenario: { workloads: [], inputs: {} } };
  checkVersion(root, reader);
  const name = readKey(root, 'name', (place, called) => readText(place, called, reader));
  const work = readWorkloads(root, reader);
  const scenario: Scenario = { workloads: work.map(({ workload }) => workload), ...readAround(root, reader) };
  const isUnread = work.length === 0 && root.fields.has('workloads');
  if (!isUnread) {
    const sections = [...work.map((each) => each.sections), reader.sections];
    complainOfProblems(scenario, { sections, reader, told });
  }
  return { scenario, ...(name === undefined ? {} : { name }) };
}

function checkVersion({ fields, at }: Section, { complain }: Reader): void {
  const version = fields.get('version');
  if (version === undefined) complain(at, 'the file has no version; it begins with "version: 1"');
  else if (textOf(version.node) !== '1')
    complain(version.at, `version is ${shown(version.node)}, expected 1, the only one there is`);
}

type ReadWorkload = { readonly workload: Workload; readonly sections: readonly Section[] };

function readWorkloads(root: Section, { catalog, complain }: Reader): readonly ReadWorkload[] {
  const listed = root.fields.get('workloads');
  const items = listed === undefined ? [] : itemsOf(listed, 'workloads', complain);
  if (listed !== undefined && items.length > MOST_WORKLOADS)
    complain(listed.at, `workloads are ${items.length}, the most is ${MOST_WORKLOADS}`);
  return items.slice(0, MOST_WORKLOADS).flatMap((item, at) => {
    const reader: Reader = { catalog, complain, sections: [] };
    const workload = readWorkload(item, `workload ${at + 1}`, reader);
    return workload === undefined ? [] : [{ workload, sections: reader.sections }];
  });
}

/** What holds for all the work: what can go wrong, the buffer and the fees. */
function readAround(root: Section, reader: Reader): Omit<Scenario, 'workloads'> {
  const operations = readKey(root, 'operations', (place, name) => readAllOperations(place, name, reader));
  const fees = readKey(root, 'fees', (place, name) =>
    sectionOf(place, { name, keys: ['top_up', 'own_keys'] }, reader),
  );
  const ownKeys =
    fees &&
    readKey(fees, 'own_keys', (place, name) => readChoice(place, { name, among: ['true', 'false'] }, reader));
  const retries: RetryConvention | undefined = operations?.retries;
  const inputs: Inputs = {
    ...operations?.inputs,
    ...readInputs(root, ['buffer'], reader),
    ...(fees === undefined ? {} : readInputs(fees, ['topUp'], reader)),
  };
  return {
    inputs,
    ...(retries === undefined ? {} : { retries }),
    ...(ownKeys === undefined ? {} : { ownKeys: ownKeys === 'true' }),
  };
}
