import { ONE } from '@tollkeeper/pricing';

import type { Inputs } from '../assumption.ts';
import { heard } from '../audio-usage.ts';
import { audioTokensOf, EVERY_DAY, TEXT_TOKENS_PER_MINUTE } from '../defaults.ts';
import { TOKEN_PRICES } from '../pricing.ts';
import { TIER_FIELDS, tiersOf } from '../tiers.ts';
import { USERS, volumeOf } from '../volume.ts';
import type { TranscriptionWorkload } from '../workload.ts';
import type { WorkloadDefinition } from '../workload-definition.ts';

/** Audio that is written down, charged by its length or by the token. */
export const TRANSCRIPTION: WorkloadDefinition<TranscriptionWorkload> = {
  volume: {
    once: 'audioMinutes',
    month: 'audioMinutesPerMonth',
    perUserPerDay: 'audioMinutesPerUserPerDay',
    words: { one: 'minute of audio', many: 'minutes of audio' },
    users: USERS,
  },
  needs: () => [],
  takes: ['audioTokensPerSecondIn', 'textTokensPerMinute', ...TIER_FIELDS],
  prices: ['pricePerAudioMinute', 'pricePerSessionMinute', ...TOKEN_PRICES],
  defaults: ({ inputs, pricing: { model } }): Inputs => ({
    audioTokensPerSecondIn: audioTokensOf(model).input,
    textTokensPerMinute: TEXT_TOKENS_PER_MINUTE,
    ...(inputs.audioMinutesPerUserPerDay === undefined ? {} : { activeDays: EVERY_DAY }),
  }),
  workOf: (workload, n, payeeOf) => {
    const payee = payeeOf(workload.pricing);
    const { period, count, steps, costUnits } = volumeOf(TRANSCRIPTION.volume, n);
    const minute = n.constant(ONE);
    return {
      period,
      classes: [
        { payee, count, usage: heard({ minutes: minute, spokenMinutes: minute }, payee, n), ...tiersOf(n) },
      ],
      volume: steps,
      costUnits,
      canGoWrong: true,
      countsRejected: false,
    };
  },
};
