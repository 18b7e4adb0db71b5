import { callFault } from './call-fault.ts';
import type { Slack } from './slack.ts';

/**
 * Shows under a direct message that the bot works on it, until what it returns is called.
 *
 * It is a courtesy: it holds up no answer, and a failure is not worth a word.
 */
export function working(
  slack: Slack,
  { channel, thread }: { readonly channel: string; readonly thread: string },
): () => Promise<void> {
  const show = (status: string): Promise<void> =>
    slack
      .call('whenever', (web) =>
        web.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status }),
      )
      .then(
        () => undefined,
        (error: unknown) => {
          slack.log.debug({ error: callFault(error).error }, 'Slack took no status.');
        },
      );
  const shown = show('is working it out…');
  // An answer in another place than this thread leaves the status standing.
  return () => shown.then(() => show(''));
}
