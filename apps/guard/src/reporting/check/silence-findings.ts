import { instantText } from '@tollkeeper/cards';
import type { Store } from '@tollkeeper/store';

import { type Finding, note, wrong } from './finding.ts';

/** Says which rules nobody hears of, and until when. */
export async function silenceFindings(
  store: Pick<Store, 'silences'> | undefined,
  now: Date,
): Promise<readonly Finding[]> {
  const active = (await store?.silences.active(now)) ?? [];
  return active.map(({ rule, until, by }) => {
    const what = rule === '*' ? 'Every rule' : `The rule ${rule}`;
    const text = `${what} is silenced until ${instantText(until)}, by ${by}: nobody hears of it, however bad it becomes.`;
    const fix = `To end that, write /alerts unsilence ${rule === '*' ? 'all' : rule} in a chat.`;
    return until.getTime() - now.getTime() > LONGEST_MS ? wrong(text, fix) : note(text, fix);
  });
}

/** No chat lets anybody silence for longer. */
const LONGEST_MS = 30 * 86_400_000;
