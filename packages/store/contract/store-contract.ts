import { afterEach, beforeEach, describe } from 'vitest';

import type { Store } from '../src/store.ts';
import { allowancesContract } from './allowances-contract.ts';
import { answersContract } from './answers-contract.ts';
import { clocksContract } from './clocks-contract.ts';
import { conversationVersionsContract } from './conversation-versions-contract.ts';
import { conversationsContract } from './conversations-contract.ts';
import { deliveriesContract } from './deliveries-contract.ts';
import { eventsContract } from './events-contract.ts';
import { guardCommitsContract } from './guard-commits-contract.ts';
import { incidentHandlingContract } from './incident-handling-contract.ts';
import { incidentUpdatesContract } from './incident-updates-contract.ts';
import { incidentsContract } from './incidents-contract.ts';
import { interpretationsContract } from './interpretations-contract.ts';
import { openIncidentsContract } from './open-incidents-contract.ts';
import { outboxContract } from './outbox-contract.ts';
import { outboxCountsContract } from './outbox-counts-contract.ts';
import { outboxDesertedContract } from './outbox-deserted-contract.ts';
import { outboxEndsContract } from './outbox-ends-contract.ts';
import { outboxOrderContract } from './outbox-order-contract.ts';
import { planNamesContract } from './plan-names-contract.ts';
import { plansContract } from './plans-contract.ts';
import { readingsContract } from './readings-contract.ts';
import { manyReadingsThinningContract, readingsThinningContract } from './readings-thinning-contract.ts';
import { shortIdsContract } from './short-ids-contract.ts';
import { silencesContract } from './silences-contract.ts';
import { sweepContract } from './sweep-contract.ts';
import { targetsContract } from './targets-contract.ts';
import { watchedContract } from './watched-contract.ts';

/** States what every store does, whatever it is kept in; `open` gives an empty one each time. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`a store ${name}`, () => {
    let store: Store;
    const current = (): Store => store;

    beforeEach(async () => {
      store = await open();
    });

    afterEach(() => store.close());

    conversationsContract(current);
    conversationVersionsContract(current);
    interpretationsContract(current);
    allowancesContract(current);
    deliveriesContract(current);
    answersContract(current);
    plansContract(current);
    planNamesContract(current);
    guardCommitsContract(current);
    incidentHandlingContract(current);
    openIncidentsContract(current);
    incidentsContract(current);
    outboxContract(current);
    outboxEndsContract(current);
    readingsContract(current);
    readingsThinningContract(current);
    manyReadingsThinningContract(current);
    silencesContract(current);
    targetsContract(current);
    clocksContract(current);
    watchedContract(current);
    eventsContract(current);
    incidentUpdatesContract(current);
    shortIdsContract(current);
    outboxOrderContract(current);
    outboxCountsContract(current);
    outboxDesertedContract(current);
    sweepContract(current);
  });
}
