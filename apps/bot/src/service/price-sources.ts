import type { Environment } from '../configuration/parse-settings.ts';
import { livePrices } from '../terminal/live-prices.ts';
import type { CatalogSources } from '../terminal/open-catalog.ts';

/** Where prices come from, by the variables that the terminal has too. */
export function priceSources(environment: Environment): CatalogSources {
  const path = environment['TOLLKEEPER_PRICES'] ?? '';
  return {
    ratesPath: environment['TOLLKEEPER_RATES'],
    live: path === '' ? undefined : livePrices(path, environment['OPENROUTER_BASE_URL']),
  };
}

/** Says in words where prices come from. */
export function priceSourcesText(environment: Environment): string {
  const path = environment['TOLLKEEPER_PRICES'] ?? '';
  const rates = environment['TOLLKEEPER_RATES'] ?? '';
  const base = path === '' ? 'the bundled catalog' : `OpenRouter's every hour, kept in ${path}`;
  return rates === '' ? base : `your rates in ${rates}, then ${base}`;
}
