import type { Store } from '@tollkeeper/store';

import type { ChannelCheck } from '../../channels/channel.ts';
import { openChannel } from '../../channels/open-channel.ts';
import { WIRE } from '../../channels/wire.ts';
import type { ChannelSettings, GuardSettings } from '../../configuration/settings.ts';
import { mendChannel } from '../../delivering/broken.ts';
import { channelState } from '../../delivering/channel-state.ts';
import { type Finding, note, well, wrong } from './finding.ts';

/** Checks each channel without a message that people see; one that works again is taken for whole. */
export async function channelFindings(
  { channels }: GuardSettings,
  store: Store | undefined,
  now: Date,
): Promise<readonly Finding[]> {
  const ground = { wire: WIRE, print: () => undefined };
  const checked = await Promise.all(
    channels.map(async (settings) => {
      const check = await openChannel(settings, ground).check();
      return [
        ...(await channelFinding(settings, check, { store, now })),
        ...routeFindings(settings, channels),
      ];
    }),
  );
  return checked.flat();
}

async function channelFinding(
  { name }: ChannelSettings,
  check: ChannelCheck,
  { store, now }: { readonly store: Store | undefined; readonly now: Date },
): Promise<readonly Finding[]> {
  if (check.kind !== 'ready') {
    const verb = check.kind === 'refused' ? 'would be refused' : 'cannot be reached now';
    return [
      wrong(
        `Messages to the channel "${name}" ${verb}: ${check.problem}`,
        `Mend the channel "${name}" as the reason says, then check again.`,
      ),
    ];
  }
  const works = well(`The channel "${name}" works: ${check.as}.`);
  if (store === undefined) return [works];
  const { broken } = await channelState({ store }, name);
  if (broken === undefined) return [works];
  await mendChannel({ store }, name, now);
  return [
    works,
    note(`The channel "${name}" was broken and is taken for whole again: what waits for it is sent now.`),
  ];
}

/** A channel that hears only what others hand over, and none does. */
function routeFindings(
  { name, from }: ChannelSettings,
  channels: readonly ChannelSettings[],
): readonly Finding[] {
  if (from !== 'escalation' || channels.some(({ escalateTo }) => escalateTo === name)) return [];
  return [
    wrong(
      `The channel "${name}" never hears anything: it begins at escalation, and no channel escalates to it.`,
      `Write "escalate_to: ${name}" at another channel in guard.yaml, or give it a severity under "from".`,
    ),
  ];
}
