import type { Catalog } from '@tollkeeper/pricing';

import { meantAsModels } from './model-mention-context.ts';
import { type FirstName, otherNameAt } from './model-mention-ellipsis.ts';
import { withListed } from './model-mention-listed.ts';
import { type NameSearch, nameSearch } from './model-mention-lookup.ts';
import { type FoundName, nameAt } from './model-mention-name.ts';
import { readingOf } from './model-mention-neighbours.ts';
import type { ModelToken } from './token.ts';

/**
 * Finds the model names in a message, known or not, in the order in which they stand.
 *
 * A name is never cut: `gpt-5.7-imaginary` is one name that the catalog lacks, not `gpt-5` with a rest. A family
 * may be mistyped by one letter, a version may not.
 */
export function findMentions(text: string, catalog: Catalog): readonly ModelToken[] {
  const search = nameSearch(text, catalog);
  const mentions: ModelToken[] = [];
  let first: FirstName | undefined;
  for (let at = 0; at < search.runs.length; at += 1) {
    const name = nameAt(at, search) ?? (first && otherNameAt(at, first, search));
    if (search.isSpent()) break;
    if (name === undefined) continue;
    const token = tokenOf(name, at, search);
    mentions.push(token);
    first = { reading: readingOf(at, name.last, search), end: token.end };
    at = name.last;
  }
  return withListed(meantAsModels(text, mentions), search);
}

function tokenOf({ last, match }: FoundName, first: number, search: NameSearch): ModelToken {
  const [start, until] = [search.runs[first]?.start ?? 0, search.runs[last]?.end ?? 0];
  const name = search.text.slice(start, until);
  // "GPT-5 (mini)" ends behind its bracket.
  const end = name.includes('(') && !name.includes(')') ? until + 1 : until;
  return { kind: 'model', name: search.text.slice(start, end), match, start, end };
}
