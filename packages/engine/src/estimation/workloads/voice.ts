import { type BillingUnit, exact, ONE, ZERO } from '@tollkeeper/pricing';

import type { Calculator } from '../arithmetic.ts';
import type { Inputs } from '../assumption.ts';
import { heard, spoken } from '../audio-usage.ts';
import { callsOf } from '../conversation.ts';
import {
  audioTokensOf,
  CHARACTERS_PER_MINUTE,
  EVERY_DAY,
  HALF_THE_SPEECH,
  MOSTLY_CACHED,
  NO_CACHE,
  ONE_BYTE,
  SHORT_INSTRUCTIONS,
  SOMEBODY_SPEAKS,
  TEXT_TOKENS_PER_MINUTE,
  TURNS_PER_MINUTE,
} from '../defaults.ts';
import { type Payee, type Pricing, TOKEN_PRICES } from '../pricing.ts';
import type { RequestClass } from '../request-class.ts';
import { USERS, volumeOf } from '../volume.ts';
import type { VoiceWorkload } from '../workload.ts';
import type { WorkloadDefinition } from '../workload-definition.ts';

/** Spoken conversations, turn by turn: each turn sends again what was said before. */
export const VOICE: WorkloadDefinition<VoiceWorkload> = {
  volume: {
    once: 'sessions',
    month: 'sessionsPerMonth',
    perUserPerDay: 'sessionsPerUserPerDay',
    words: { one: 'session', many: 'sessions' },
    users: USERS,
  },
  needs: () => ['minutesPerSession'],
  takes: [
    'minutesPerSession',
    'turnsPerMinute',
    'speechShare',
    'userShare',
    'instructionTokens',
    'cachedShare',
    'audioTokensPerSecondIn',
    'audioTokensPerSecondOut',
    'textTokensPerMinute',
    'charactersPerMinute',
    'bytesPerCharacter',
  ],
  prices: ['pricePerSessionMinute', ...TOKEN_PRICES],
  defaults: defaultsOf,
  workOf: (workload, n, payeeOf) => {
    const { period, count, steps, costUnits } = volumeOf(VOICE.volume, n);
    const minutes = n.times(count, n.need('minutesPerSession'));
    const { chain } = workload;
    const payee = payeeOf(workload.pricing);
    const classes =
      chain === undefined ? nativeSession(payee, n) : chained(sessionOf(n), { payee, chain, payeeOf }, n);
    return {
      period,
      classes: classes.map((each) => ({ ...each, count: n.times(count, each.count) })),
      volume: [...steps, { label: 'minutes', quantity: minutes }],
      costUnits: [...costUnits.slice(0, 1), { label: 'minute', quantity: minutes }, ...costUnits.slice(1)],
      canGoWrong: true,
      countsRejected: false,
    };
  },
};

function defaultsOf({ inputs, pricing: { model }, chain }: VoiceWorkload): Inputs {
  const heardBy = audioTokensOf(chain?.transcription.model ?? model);
  const spokenBy = audioTokensOf(chain?.speech.model ?? model);
  return {
    turnsPerMinute: TURNS_PER_MINUTE,
    speechShare: SOMEBODY_SPEAKS,
    userShare: HALF_THE_SPEECH,
    instructionTokens: SHORT_INSTRUCTIONS,
    cachedShare: chain === undefined ? MOSTLY_CACHED : NO_CACHE,
    audioTokensPerSecondIn: heardBy.input,
    audioTokensPerSecondOut: spokenBy.output,
    textTokensPerMinute: TEXT_TOKENS_PER_MINUTE,
    ...(chain === undefined
      ? {}
      : { charactersPerMinute: CHARACTERS_PER_MINUTE, bytesPerCharacter: ONE_BYTE }),
    ...(inputs.sessionsPerUserPerDay === undefined ? {} : { activeDays: EVERY_DAY }),
  };
}

/** One session: how long it is, how long each side speaks in all, and in how many turns. */
type Session<N> = {
  readonly minutes: N;
  readonly userMinutes: N;
  readonly assistantMinutes: N;
  readonly turns: N;
};

function sessionOf<N>(n: Calculator<N>): Session<N> {
  const minutes = n.need('minutesPerSession');
  const speech = n.times(minutes, n.need('speechShare'));
  const userMinutes = n.times(speech, n.need('userShare'));
  return {
    minutes,
    userMinutes,
    assistantMinutes: n.minus(speech, userMinutes),
    turns: n.times(minutes, n.need('turnsPerMinute')),
  };
}

/** A model that hears and speaks: charged by the minute of the session, whatever is said in it, or turn by turn. */
function nativeSession<N>(payee: Payee, n: Calculator<N>): readonly RequestClass<N>[] {
  if (!payee.charges('session-second')) return nativeTurns(sessionOf(n), payee, n);
  const seconds = n.times(n.need('minutesPerSession'), n.constant(SECONDS_A_MINUTE));
  const usage = new Map<BillingUnit, N>([['session-second', seconds]]);
  return [{ payee, count: n.constant(ONE), usage }];
}

/** Tokens of audio and text; each turn hears and reads again what was said before it. */
function nativeTurns<N>(
  { userMinutes, assistantMinutes, turns }: Session<N>,
  payee: Payee,
  n: Calculator<N>,
): readonly RequestClass<N>[] {
  const minute = n.constant(SECONDS_A_MINUTE);
  const perTurn = (amount: N): N => n.over(amount, turns);
  const userAudio = perTurn(n.times(userMinutes, minute, n.need('audioTokensPerSecondIn')));
  const assistantAudio = perTurn(n.times(assistantMinutes, minute, n.need('audioTokensPerSecondOut')));
  const transcript = perTurn(n.times(assistantMinutes, n.need('textTokensPerMinute')));
  const audio = callsOf({ calls: turns, prefix: userAudio, growth: n.plus(userAudio, assistantAudio) }, n);
  const text = callsOf({ calls: turns, prefix: n.need('instructionTokens'), growth: transcript }, n);
  const cached = n.need('cachedShare');
  return audio.flatMap((heardSoFar, turn) => {
    const written = text[turn];
    if (written === undefined) return [];
    const repeatedAudio = n.times(cached, heardSoFar.repeated);
    return [
      {
        payee,
        count: heardSoFar.weight,
        usage: new Map<BillingUnit, N>([
          ['input-token', n.plus(heardSoFar.prompt, written.prompt)],
          ['input-audio-token', heardSoFar.prompt],
          ['output-token', n.plus(assistantAudio, transcript)],
          ['output-audio-token', assistantAudio],
        ]),
        reads: new Map<BillingUnit, N>([
          ['cached-input-token', n.plus(repeatedAudio, n.times(cached, written.repeated))],
          ['cached-audio-token', repeatedAudio],
        ]),
      },
    ];
  });
}

type Chained = {
  readonly payee: Payee;
  readonly chain: NonNullable<VoiceWorkload['chain']>;
  readonly payeeOf: (pricing: Pricing) => Payee;
};

/** Transcription, a language model that reads the whole conversation at every turn, and speech. */
function chained<N>(
  { minutes, userMinutes, assistantMinutes, turns }: Session<N>,
  { payee, chain, payeeOf }: Chained,
  n: Calculator<N>,
): readonly RequestClass<N>[] {
  const one = n.constant(ONE);
  const [transcriber, speaker] = [payeeOf(chain.transcription), payeeOf(chain.speech)];
  const words = n.over(n.need('textTokensPerMinute'), turns);
  const [asked, answered] = [n.times(userMinutes, words), n.times(assistantMinutes, words)];
  const prefix = n.plus(n.need('instructionTokens'), asked);
  const characters = n.times(assistantMinutes, n.need('charactersPerMinute'));
  const answers = callsOf({ calls: turns, prefix, growth: n.plus(asked, answered) }, n).map(
    ({ weight, prompt, repeated }) => ({
      payee,
      count: weight,
      label: 'language model',
      usage: new Map<BillingUnit, N>([
        ['input-token', prompt],
        ['output-token', answered],
      ]),
      reads: new Map<BillingUnit, N>([
        ['cached-input-token', n.times(n.optional('cachedShare', ZERO), repeated)],
      ]),
    }),
  );
  const heardMinutes = { minutes, spokenMinutes: userMinutes };
  return [
    { payee: transcriber, count: one, label: 'transcription', usage: heard(heardMinutes, transcriber, n) },
    ...answers,
    { payee: speaker, count: one, label: 'speech', usage: spoken(characters, speaker, n) },
  ];
}

const SECONDS_A_MINUTE = exact(60);
