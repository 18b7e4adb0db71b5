import type { Store } from '@tollkeeper/store';

import type { GuardSettings } from '../../configuration/settings.ts';
import { counted } from '../counted.ts';
import { type Finding, wrong } from './finding.ts';

/** Finds messages that wait for channels which guard.yaml does not have any more. */
export async function desertedFindings(
  { channels }: Pick<GuardSettings, 'channels'>,
  store: Pick<Store, 'outbox'> | undefined,
): Promise<readonly Finding[]> {
  if (store === undefined) return [];
  const known = channels.map(({ name }) => name);
  const deserted = await store.outbox.deserted(known, FAR_AHEAD);
  return Promise.all(
    deserted.map(async (name) => {
      const { length } = await store.outbox.waiting(name, MOST_COUNTED);
      const count = `${length === MOST_COUNTED ? 'At least ' : ''}${counted(length, 'message')}`;
      return wrong(
        `${count} ${length === 1 ? 'waits' : 'wait'} for the channel "${name}", which guard.yaml does not have.`,
        `Write "${name}" under channels in guard.yaml again to have ${length === 1 ? 'it' : 'them'} sent; otherwise "guard run" gives up what nobody has tried for 15 minutes, and tells another channel what it was.`,
      );
    }),
  );
}

const FAR_AHEAD = new Date(Date.UTC(9999, 0));
const MOST_COUNTED = 1_000;
