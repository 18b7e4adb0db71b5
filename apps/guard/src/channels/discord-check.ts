import type { ChannelCheck } from './channel.ts';
import type { DiscordOutcome } from './discord-outcome.ts';
import { checkOf } from './outcome.ts';

/** What a call of Discord's that did not do as it should means for a check. */
export function discordCheck(outcome: DiscordOutcome): ChannelCheck {
  switch (outcome.kind) {
    case 'answered':
      return { kind: 'ready', as: 'a channel of Discord' };
    case 'gone':
    case 'form-refused':
    case 'upload-refused':
      return { kind: 'refused', problem: outcome.reason };
    default:
      return checkOf(outcome);
  }
}
