/** The storage cannot be used as it is; the message is a sentence for people, with the path and the way out. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
