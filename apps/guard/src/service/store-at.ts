import { openStoreAt, type Store, StoreError, type StorePlace } from '@tollkeeper/store';

/** Opens the store, or says what is in the way. */
export async function storeAt(place: StorePlace): Promise<Store | string> {
  try {
    return await openStoreAt(place);
  } catch (error) {
    return storeProblem(error);
  }
}

/** What a store says of itself is meant for people; anything else is a fault of ours, and thrown. */
export function storeProblem(error: unknown): string {
  if (error instanceof StoreError) return error.message;
  throw error;
}
