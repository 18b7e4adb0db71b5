/** How requests reach the bot. */
export type Link = {
  readonly isConnected: () => boolean;
  /** Takes in nothing more; comes back once nothing is left open. */
  readonly close: () => Promise<void>;
};
