import type { Logger } from 'pino';

import { storedReading } from '../collecting/reading-text.ts';
import type { GuardSettings } from '../configuration/settings.ts';
import { commitReadings } from '../cycle/commit-readings.ts';
import { type Cycle, committingOf } from '../cycle/tick.ts';
import { callRate } from '../refusals/call-rate.ts';
import { hearing } from '../refusals/hearing.ts';
import { knownKeys } from '../refusals/known-keys.ts';
import { refusalsDesk } from '../refusals/refusals-desk.ts';
import { REFUSALS_PATH, refusalsEndpoint } from '../refusals/refusals-endpoint.ts';
import type { Endpoint } from './health-server.ts';

/** What hears refusals: the endpoint, and what lets the rules judge them. */
export type OpenRefusals = {
  readonly endpoint: Endpoint;
  /** Never rejects: what was not told now is told the next time. */
  readonly tell: (which: 'due' | 'all') => Promise<void>;
};

/** Opens the hearing of refusals where a token is set for it. */
export function openRefusals(
  { refusalsToken: token, rules }: GuardSettings,
  { cycle, log }: { readonly cycle: Cycle; readonly log: Logger },
): OpenRefusals | undefined {
  if (token === undefined) return undefined;
  const { store, owner: by, now } = cycle;
  const desk = refusalsDesk({
    store,
    by,
    rules: rules.flatMap(({ kind, id }) => (kind === 'refusals-seen' ? [id] : [])),
    now,
    async commit(readings) {
      // Others on the store add to what is kept, so all of it is, whether or not it led to something.
      const records = readings.filter(({ causes }) => causes.length > 0).map(storedReading);
      await commitReadings({ readings, records }, committingOf(cycle));
    },
  });
  const hear = hearing(
    knownKeys(store.readings, () => performance.now()),
    now,
  );
  const answer = refusalsEndpoint({
    token,
    rate: callRate(CALLS_PER_MINUTE, () => performance.now()),
    limits: { bytes: 65_536, milliseconds: 10_000 },
    async hear(reported) {
      const heard = await hear(reported);
      for (const { counted, news } of heard) {
        if (counted !== undefined) desk.count(counted);
        if (news !== undefined) log.warn({ news }, 'A refusal was not expected.');
      }
      return heard.map((each) => each.answer);
    },
    onFault: (err) => log.error({ err }, 'A report of refusals was not taken.'),
  });
  return {
    endpoint: { path: REFUSALS_PATH, answer },
    tell: (which) =>
      desk
        .tell(which)
        .catch((err: unknown) =>
          log.error({ err }, 'Refusals could not be written; the next cycle tries again.'),
        ),
  };
}

/** A hundred refusals each. */
const CALLS_PER_MINUTE = 120;
