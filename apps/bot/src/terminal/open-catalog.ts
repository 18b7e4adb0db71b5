import { bundledCatalog, type Catalog } from '@tollkeeper/pricing';

import type { LivePrices } from './live-prices.ts';
import { problemLines } from './problem-lines.ts';
import { readTextFile } from './read-text-file.ts';

export type OpenedCatalog =
  | { readonly kind: 'opened'; readonly catalog: Catalog }
  | { readonly kind: 'refused'; readonly text: string };

/** Where prices come from besides the bundle. */
export type CatalogSources = {
  readonly ratesPath: string | undefined;
  readonly live: LivePrices | undefined;
};

/**
 * Opens the catalog: the bundle or the fetched prices over it, with the user's own rates over it when a file of them is named.
 *
 * A file that cannot be used is never passed over: the figures would be those of somebody else's contract.
 */
export async function openCatalog(
  { ratesPath, live }: CatalogSources,
  today: string,
): Promise<OpenedCatalog> {
  const catalog = live === undefined ? bundledCatalog() : (await live.current()).catalog;
  if (ratesPath === undefined || ratesPath === '') return { kind: 'opened', catalog };
  const file = await readTextFile(ratesPath, MOST_MEGABYTES);
  if (file.kind === 'refused')
    return { kind: 'refused', text: `TOLLKEEPER_RATES names ${ratesPath}, which ${file.problem}` };
  const { parseOverrides, unlistedModels, withOverrides } = await import('@tollkeeper/pricing/overrides');
  const parsed = parseOverrides(file.text, today);
  const problems = parsed.kind === 'refused' ? parsed.problems : unlistedModels(catalog, parsed.models);
  if (parsed.kind === 'refused' || problems.length > 0) {
    const head = `your rates in ${ratesPath}, named by TOLLKEEPER_RATES, cannot be used:`;
    return { kind: 'refused', text: [head, ...problemLines(problems)].join('\n') };
  }
  return { kind: 'opened', catalog: withOverrides(catalog, parsed.models) };
}

const MOST_MEGABYTES = 1;
