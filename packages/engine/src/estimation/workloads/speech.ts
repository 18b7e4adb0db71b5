import { ONE } from '@tollkeeper/pricing';

import type { Inputs } from '../assumption.ts';
import { spoken } from '../audio-usage.ts';
import { audioTokensOf, CHARACTERS_PER_MINUTE, EVERY_DAY, ONE_BYTE } from '../defaults.ts';
import { TOKEN_PRICES } from '../pricing.ts';
import { USERS, volumeOf } from '../volume.ts';
import type { SpeechWorkload } from '../workload.ts';
import type { WorkloadDefinition } from '../workload-definition.ts';

/** Text that is read aloud, charged by the character, the byte, the second or the token. */
export const SPEECH: WorkloadDefinition<SpeechWorkload> = {
  volume: {
    once: 'characters',
    month: 'charactersPerMonth',
    perUserPerDay: 'charactersPerUserPerDay',
    words: { one: 'character', many: 'characters' },
    users: USERS,
  },
  needs: () => [],
  takes: ['charactersPerMinute', 'audioTokensPerSecondOut', 'bytesPerCharacter'],
  prices: ['pricePerMillionCharacters', 'pricePerAudioMinute', ...TOKEN_PRICES],
  defaults: ({ inputs, pricing: { model } }): Inputs => ({
    charactersPerMinute: CHARACTERS_PER_MINUTE,
    audioTokensPerSecondOut: audioTokensOf(model).output,
    bytesPerCharacter: ONE_BYTE,
    ...(inputs.charactersPerUserPerDay === undefined ? {} : { activeDays: EVERY_DAY }),
  }),
  workOf: (workload, n, payeeOf) => {
    const payee = payeeOf(workload.pricing);
    const { period, count, steps, costUnits } = volumeOf(SPEECH.volume, n);
    const minutes = n.over(count, n.need('charactersPerMinute'));
    return {
      period,
      // A character costs too little to say; a minute of speech is what people compare.
      classes: [{ payee, count, usage: spoken(n.constant(ONE), payee, n) }],
      volume: [...steps, { label: 'minutes of speech', quantity: minutes }],
      costUnits: [{ label: 'minute of speech', quantity: minutes }, ...costUnits.slice(1)],
      canGoWrong: true,
      countsRejected: false,
    };
  },
};
