import { type Catalog, findModel, type ListedModel, maskSecrets } from '@tollkeeper/pricing';

import { beyondEstimates, routeNotes } from '../../converse/route-notes.ts';

/** The models that words on the command line mean, in their order, each once; and what is wrong with any word. */
export type NamedModels = {
  readonly models: readonly ListedModel[];
  readonly faults: readonly string[];
  /** What the suffixes of the names change that no rate shows. */
  readonly notes: readonly string[];
};

/** Finds the models by id or name; a name that could be several is told with their ids, never guessed. */
export function namedModels(words: readonly string[], catalog: Catalog): NamedModels {
  const named = words.map((word) => modelOf(word.slice(0, LONGEST_NAME), catalog));
  const models = new Map(
    named.flatMap((each) => (typeof each === 'string' ? [] : [[each.id, each] as const])),
  );
  const faults = named.filter((each) => typeof each === 'string');
  const together = words.join(' ');
  const isSplit = faults.length > 0 && words.length > 1 && findModel(catalog, together).kind === 'found';
  const notes = [...new Set(words.flatMap(routeNotes))];
  return { models: [...models.values()], faults: isSplit ? [...faults, quotesFor(together)] : faults, notes };
}

/** The model, or what is wrong with its name. */
function modelOf(word: string, catalog: Catalog): ListedModel | string {
  const name = maskSecrets(word);
  const beyond = beyondEstimates(name);
  if (beyond !== undefined) return beyond;
  const match = findModel(catalog, name);
  switch (match.kind) {
    case 'found':
      return match.model;
    case 'ambiguous':
      return `"${name}" may be one of ${idsOf(match.candidates)}: write which`;
    case 'unknown': {
      const near = match.near.length === 0 ? '' : `; near it are ${idsOf(match.near)}`;
      return `the catalog has no model "${name}"${near}`;
    }
  }
}

/** A shell splits a name at its spaces. */
function quotesFor(name: string): string {
  return `did you mean "${maskSecrets(name)}"? A name with spaces needs quotes`;
}

function idsOf(models: readonly ListedModel[]): string {
  return models.map(({ id }) => id).join(', ');
}

const LONGEST_NAME = 200;
