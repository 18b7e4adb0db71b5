import type { BillingUnit } from '@tollkeeper/pricing';
import { exact } from '@tollkeeper/pricing';

import { CHARACTERS_PER_TOKEN } from '../token-rules/words.ts';
import type { Calculator } from './arithmetic.ts';
import type { Payee } from './pricing.ts';
import type { Quantities } from './request-class.ts';

/** What reading text aloud uses, in the units that its payee charges by. */
export function spoken<N>(characters: N, payee: Payee, n: Calculator<N>): Quantities<N> {
  const seconds = n.over(n.times(characters, n.constant(SECONDS_A_MINUTE)), n.need('charactersPerMinute'));
  const by = payee.chargesBy(['character', 'utf8-byte', 'output-audio-token', 'spoken-second']);
  if (by === 'utf8-byte') return single(by, n.times(characters, n.need('bytesPerCharacter')));
  if (by === 'spoken-second') return single(by, seconds);
  if (by !== 'output-audio-token') return single('character', characters);
  const audio = n.times(seconds, n.need('audioTokensPerSecondOut'));
  return new Map<BillingUnit, N>([
    ['input-token', n.over(characters, n.constant(CHARACTERS_PER_TOKEN))],
    ['output-token', audio],
    ['output-audio-token', audio],
  ]);
}

/** Audio to write down: the whole of it, and the part in which somebody speaks. */
export type Heard<N> = { readonly minutes: N; readonly spokenMinutes: N };

/** What writing audio down uses, in the units that its payee charges by: a session by its length, a file by its own. */
export function heard<N>(
  { minutes, spokenMinutes }: Heard<N>,
  payee: Payee,
  n: Calculator<N>,
): Quantities<N> {
  const seconds = (of: N): N => n.times(of, n.constant(SECONDS_A_MINUTE));
  const by = payee.chargesBy(['session-second', 'audio-second', 'input-audio-token']);
  if (by === 'session-second') return single(by, seconds(minutes));
  if (by !== 'input-audio-token') return single('audio-second', seconds(spokenMinutes));
  const audio = n.times(seconds(spokenMinutes), n.need('audioTokensPerSecondIn'));
  return new Map<BillingUnit, N>([
    ['input-token', audio],
    ['input-audio-token', audio],
    ['output-token', n.times(spokenMinutes, n.need('textTokensPerMinute'))],
  ]);
}

function single<N>(unit: BillingUnit, quantity: N): Quantities<N> {
  return new Map([[unit, quantity]]);
}

const SECONDS_A_MINUTE = exact(60);
