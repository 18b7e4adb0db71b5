import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Tries `attempt` until no other process holds the lock that it needs, for five seconds at most.
 *
 * The pauses leave the event loop to everybody else; SQLite's own waiting would stop the whole program.
 */
export async function whenFree<T>(attempt: () => T): Promise<T> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= giveUpAt) throw error;
    }
    // Two that wait for the same lock should not come back together for ever.
    await sleep(PAUSE_MS * (0.5 + Math.random()));
  }
}

/** A stale snapshot is busy too (517), but waiting does not help it: only the plain code and a recovery (261) do. */
function isBusy(error: unknown): boolean {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return code === SQLITE_BUSY || code === SQLITE_BUSY_RECOVERY;
}

const PATIENCE_MS = 5_000;
const PAUSE_MS = 20;
const SQLITE_BUSY = 5;
const SQLITE_BUSY_RECOVERY = 261;
