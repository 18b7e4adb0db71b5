import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Choose, choicesOf } from '../testing/any-rates.ts';
import { inputs, listed, stated } from '../testing/hand-made.ts';
import { anyHearing, anySpeaking, perMillion } from './audio-way.ts';
import { type Fraction, fraction, minus, over, plus, split, times } from './fraction.ts';
import { anyAround, type Case, decimal, disagreement, positive } from './judgement.ts';

/** What the turns of a session add up to: of the k-th, `first + k × more`; the last may be a fraction of one. */
function overTurns(turns: Fraction, first: Fraction, more: Fraction): Fraction {
  const { whole, rest } = split(turns);
  const pairs = fraction((whole * (whole - 1)) / 2);
  const all = plus(times(fraction(whole), first), times(pairs, more));
  return plus(all, times(rest, plus(first, times(fraction(whole), more))));
}

/** The same of what each turn but the first sends again: what the one before it sent. */
function sentAgain(turns: Fraction, first: Fraction, more: Fraction): Fraction {
  const { whole, rest } = split(turns);
  if (whole === 0) return fraction(0);
  return overTurns(plus(fraction(whole - 1), rest), first, more);
}

function anySession(choose: Choose) {
  const plan = {
    sessions: positive(choose, 9_999),
    minutesPerSession: positive(choose, 8),
    turnsPerMinute: positive(choose, 5),
    speechShare: positive(choose, 1),
    userShare: decimal(choose, 1),
    instructionTokens: decimal(choose, 900),
    textTokensPerMinute: decimal(choose, 400),
    cachedShare: decimal(choose, 1),
  };
  const minutes = fraction(plan.minutesPerSession);
  const speech = times(minutes, fraction(plan.speechShare));
  const user = times(speech, fraction(plan.userShare));
  return {
    plan,
    minutes,
    user,
    assistant: minus(speech, user),
    turns: times(minutes, fraction(plan.turnsPerMinute)),
  };
}

function nativeCase(choose: Choose): Case {
  const { plan, user, assistant, turns } = anySession(choose);
  const own = { audioTokensPerSecondIn: decimal(choose, 60), audioTokensPerSecondOut: decimal(choose, 60) };
  const [text, answer, heard, spoken, cachedText, cachedAudio] = Array.from({ length: 6 }, () =>
    positive(choose, 90),
  );
  const prices = { text, answer, heard, spoken, cachedText, cachedAudio } as Record<string, string>;
  const each = (minutes: Fraction, tokens: string): Fraction => over(times(minutes, fraction(tokens)), turns);
  const asked = times(each(user, own.audioTokensPerSecondIn), fraction(60));
  const said = times(each(assistant, own.audioTokensPerSecondOut), fraction(60));
  const written = each(assistant, plan.textTokensPerMinute);
  const cost = (amount: Fraction, price: string): Fraction => perMillion(amount, prices[price] ?? '0');
  const instructions = fraction(plan.instructionTokens);
  const audio = overTurns(turns, asked, plus(asked, said));
  const words = overTurns(turns, instructions, written);
  const again = [
    sentAgain(turns, asked, plus(asked, said)),
    sentAgain(turns, instructions, written),
  ] as const;
  const [audioRead, wordsRead] = again.map((amount) => times(amount, fraction(plan.cachedShare))) as [
    Fraction,
    Fraction,
  ];
  const outputs = plus(cost(times(turns, said), 'spoken'), cost(times(turns, written), 'answer'));
  const base = plus(cost(audio, 'heard'), cost(words, 'text'), outputs);
  const saved = plus(
    minus(cost(audioRead, 'cachedAudio'), cost(audioRead, 'heard')),
    minus(cost(wordsRead, 'cachedText'), cost(wordsRead, 'text')),
  );
  const sessions = fraction(plan.sessions);
  return {
    work: { kind: 'voice', pricing: listed('native'), inputs: inputs({ ...plan, ...own }) },
    rates: {
      native: [
        `input-token $${text}/1M`,
        `output-token $${answer}/1M`,
        `input-audio-token $${heard}/1M`,
        `output-audio-token $${spoken}/1M`,
        `cached-input-token $${cachedText}/1M`,
        `cached-audio-token $${cachedAudio}/1M`,
      ],
    },
    base: times(sessions, base),
    cost: times(sessions, plus(base, saved)),
  };
}

function chainCase(choose: Choose): Case {
  const { plan, minutes, user, assistant, turns } = anySession(choose);
  const charactersPerMinute = positive(choose, 2_000);
  const [speaking, hearing] = [
    anySpeaking(choose, charactersPerMinute),
    anyHearing(choose, plan.textTokensPerMinute),
  ];
  const [text, answer, cached] = [positive(choose, 90), positive(choose, 90), positive(choose, 90)];
  const words = (of: Fraction): Fraction => over(times(of, fraction(plan.textTokensPerMinute)), turns);
  const [asked, answered] = [words(user), words(assistant)];
  const first = plus(fraction(plan.instructionTokens), asked);
  const read = overTurns(turns, first, plus(asked, answered));
  const again = times(sentAgain(turns, first, plus(asked, answered)), fraction(plan.cachedShare));
  const base = plus(
    hearing.dollars(hearing.bySession ? minutes : user),
    perMillion(read, text),
    perMillion(times(turns, answered), answer),
    speaking.dollars(times(assistant, fraction(charactersPerMinute))),
  );
  const saved = minus(perMillion(again, cached), perMillion(again, text));
  const sessions = fraction(plan.sessions);
  return {
    work: {
      kind: 'voice',
      pricing: stated({
        priceInputPerMillion: text,
        priceOutputPerMillion: answer,
        priceCachedInputPerMillion: cached,
      }),
      chain: { transcription: listed('ear'), speech: listed('reader') },
      inputs: inputs({ ...plan, charactersPerMinute, ...speaking.values, ...hearing.values }),
    },
    rates: { ear: hearing.rates, reader: speaking.rates },
    base: times(sessions, base),
    cost: times(sessions, plus(base, saved)),
  };
}

describe.each([
  ['with a model that hears and speaks', nativeCase],
  ['with a chain', chainCase],
])('estimate of sessions %s', (_, anyCase) => {
  it.each(['once', 'until-success'] as const)(
    'agrees with an oracle of plain fractions, retries %s',
    (retries) => {
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const choose = choicesOf(seed);
          const each = anyCase(choose);
          expect(disagreement(each, anyAround(choose), retries)).toBeUndefined();
        }),
        { numRuns: 150 },
      );
    },
  );
});
