import { afterEach, beforeEach, describe } from 'vitest';

import type { Store } from '../src/store.ts';
import { allowancesContract } from './allowances-contract.ts';
import { conversationVersionsContract } from './conversation-versions-contract.ts';
import { conversationsContract } from './conversations-contract.ts';
import { interpretationsContract } from './interpretations-contract.ts';

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
  });
}
