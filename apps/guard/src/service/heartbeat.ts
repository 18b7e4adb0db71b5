import type { Store } from '@tollkeeper/store';

import type { Secret } from '../configuration/settings.ts';
import type { Wellness } from './wellness.ts';

/** Where a guard that is well says so. */
export type HeartbeatSettings = {
  readonly heartbeats: Store['heartbeats'];
  readonly replica: string;
  /** A dead man's switch elsewhere, which raises the alarm when nothing comes; its address is a secret. */
  readonly url: Secret | undefined;
  readonly now: () => Date;
  readonly ailments: Wellness['ailments'];
  /** Is told why it does not beat when that changes; of nothing, when it beats again. */
  readonly onAilments: (ailments: readonly string[]) => void;
  /** Is told why the address could not be reached, without the address. */
  readonly onSilence: (reason: string) => void;
};

/** Says that the guard is well: in the store for other guards, and to the outside; neither more often than useful. */
export function heartbeatOf(settings: HeartbeatSettings): () => Promise<void> {
  const { heartbeats, replica, url, now, ailments, onAilments } = settings;
  let [looked, sent] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let known: readonly string[] = [];
  return async () => {
    const passed = performance.now();
    if (passed - looked < LOOK_MS) return;
    looked = passed;
    const before = known;
    known = await ailments();
    if (known.join() !== before.join()) onAilments(known);
    if (known.length > 0) return;
    await heartbeats.beat({ replica, lastOk: now() });
    if (url === undefined || passed - sent < SENT_MS) return;
    sent = passed;
    await callOut(url, settings);
  };
}

async function callOut(url: Secret, { onSilence }: HeartbeatSettings): Promise<void> {
  try {
    const response = await fetch(url(), { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
    if (!response.ok) onSilence(`status ${response.status}`);
  } catch (error) {
    onSilence(
      error instanceof Error && error.name === 'TimeoutError' ? 'no answer in time' : 'no connection',
    );
  }
}

const LOOK_MS = 15_000;
const SENT_MS = 60_000;
const TIMEOUT_MS = 10_000;
