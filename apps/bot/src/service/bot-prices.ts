import type { Catalog } from '@tollkeeper/pricing';
import type { Logger } from 'pino';

import type { Environment } from '../configuration/parse-settings.ts';
import { refreshText } from '../terminal/live-prices.ts';
import { openCatalog } from '../terminal/open-catalog.ts';
import { priceSources } from './price-sources.ts';

/** The prices of a running bot. */
export type BotPrices = {
  readonly catalog: () => Catalog;
  readonly stop: () => void;
};

export type OpenedPrices =
  | { readonly kind: 'opened'; readonly prices: BotPrices }
  | { readonly kind: 'refused'; readonly text: string };

/** Opens the catalog, and keeps it fresh where a file for fetched prices is named; bad news leaves the last good one. */
export async function openBotPrices(
  environment: Environment,
  { today, log }: { readonly today: () => string; readonly log: Logger },
): Promise<OpenedPrices> {
  const sources = priceSources(environment);
  const opened = await openCatalog(sources, today());
  if (opened.kind === 'refused') return opened;
  let { catalog } = opened;
  const stop = sources.live?.keepFresh(async (refresh) => {
    const level = refresh.kind === 'kept' ? 'warn' : 'info';
    log[level](refreshText(refresh));
    const reopened = await openCatalog(sources, today());
    if (reopened.kind === 'opened') catalog = reopened.catalog;
    else log.warn({ reason: reopened.text }, 'The prices stay as they were.');
  });
  return { kind: 'opened', prices: { catalog: () => catalog, stop: () => stop?.() } };
}
