import type { Store } from '@tollkeeper/store';
import { schedule } from 'node-cron';
import type { Logger } from 'pino';

/** What is done again and again until it is stopped; then what is under way is finished. */
export type Sweeping = { readonly stop: () => Promise<void> };

/** Forgets what expired, once an hour; where that fails, the next hour tries again. */
export function sweepHourly(store: Pick<Store, 'sweep'>, log: Logger): Sweeping {
  let underWay: Promise<void> = Promise.resolve();
  const sweep = async (): Promise<void> => {
    try {
      log.info({ deleted: await store.sweep(new Date()) }, 'What expired is forgotten.');
    } catch (err) {
      log.error({ err }, 'What expired could not be forgotten; the next hour tries again.');
    }
  };
  const task = schedule(
    NOT_ON_THE_HOUR,
    () => {
      underWay = sweep();
      return underWay;
    },
    { noOverlap: true, timezone: 'UTC' },
  );
  return {
    stop: async () => {
      await task.destroy();
      await underWay;
    },
  };
}

/** On the hour the prices are fetched, and everybody else works. */
const NOT_ON_THE_HOUR = '41 * * * *';
