import {
  type CurrentPrices,
  currentPrices,
  OPENROUTER_URL,
  priceClient,
  priceFile,
  type Refresh,
  refreshPrices,
} from '@tollkeeper/openrouter';
import { schedule } from 'node-cron';

/** The prices fetched from OpenRouter and kept in the file that TOLLKEEPER_PRICES names. */
export type LivePrices = {
  /** The kept prices over the bundle; the bundle alone while there are none. */
  readonly current: () => Promise<CurrentPrices>;
  /** Fetches once. */
  readonly refresh: () => Promise<Refresh>;
  /** Fetches now and then every hour, saying each time what it did; returns what ends it. */
  readonly keepFresh: (told: (refresh: Refresh) => void) => () => void;
};

/** Opens the file at `path`, which need not exist yet; `baseUrl` is OpenRouter's or that of a server like it. */
export function livePrices(path: string, baseUrl = OPENROUTER_URL): LivePrices {
  const store = priceFile(path);
  const now = (): Date => new Date();
  const client = priceClient({ baseUrl, now, random: Math.random });
  const refresh = (): Promise<Refresh> => refreshPrices({ client, store, now });
  return {
    current: () => currentPrices(store, now()),
    refresh,
    keepFresh(told) {
      const cycle = async (): Promise<void> => told(await refresh());
      void cycle();
      const task = schedule(HOURLY, cycle, { noOverlap: true });
      return () => void task.stop();
    },
  };
}

/** Says what a refresh did, in one sentence for the person at the terminal. */
export function refreshText(refresh: Refresh): string {
  switch (refresh.kind) {
    case 'updated': {
      const noted = refresh.findings.length === 0 ? '' : `; ${countsOf(refresh.findings)}`;
      return `OpenRouter's prices were read: ${refresh.models} models, ${refresh.rates} rates${noted}.`;
    }
    case 'unchanged':
      return "OpenRouter's prices are the ones already kept.";
    case 'kept': {
      const again =
        refresh.retryAt === undefined ? '' : ` Worth another try from ${refresh.retryAt.toISOString()} on.`;
      return `The prices stay as they were: ${refresh.reason}.${again}`;
    }
  }
}

function countsOf(findings: readonly { readonly kind: string }[]): string {
  const kinds = [...new Set(findings.map(({ kind }) => kind))].sort();
  return kinds.map((kind) => `${findings.filter((each) => each.kind === kind).length} ${kind}`).join(', ');
}

/** Not on the hour, when everybody else asks. */
const HOURLY = '17 * * * *';
