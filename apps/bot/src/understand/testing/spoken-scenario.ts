import { exact, multiply, type Ratio, ratio, ZERO } from '@tollkeeper/pricing';
import fc from 'fast-check';

import type { FactName } from '../fact.ts';
import { allOf, type Facts, type Phrase, perhaps, said, saidTogether, type Way } from './phrase.ts';
import { ELSEWHERE } from './spoken-elsewhere.ts';
import { dollars, percentage, wholeNumber, wholeOrRange } from './spoken-number.ts';

/** A message about a scenario, and the facts that it states. */
export type SpokenScenario = { readonly message: string; readonly facts: Facts };

/** A scenario of any kind in any phrasing: other orders, separators, units, number styles and chatter around it. */
export function spokenScenario(): fc.Arbitrary<SpokenScenario> {
  const english = WORK.map((phrases) => fc.tuple(phrases, fc.constantFrom(...SEPARATORS), chatter()));
  const others = ELSEWHERE.map((phrases) =>
    fc.tuple(phrases, fc.constantFrom(...SEPARATORS), fc.constant(['', ''] as const)),
  );
  return fc.oneof(...english, ...others).map(([phrases, separator, [before, after]]) => ({
    message:
      before +
      phrases
        .map(({ text }) => text)
        .filter((text) => text !== '')
        .join(separator) +
      after,
    facts: Object.assign({}, ...phrases.map(({ facts }) => facts)) as Facts,
  }));
}

function chatter(): fc.Arbitrary<readonly [string, string]> {
  return fc.tuple(
    fc.constantFrom(
      '',
      'Hi team! ',
      'hey, quick one: ',
      'Budget round again.\n',
      '<@U042> ',
      'For the launch: ',
    ),
    fc.constantFrom(
      '',
      '. What would that cost?',
      '?',
      '. thanks 🙏',
      '\nhow much is it',
      '. Ballpark please!',
    ),
  );
}

const SEPARATORS = [', ', '; ', '. ', '\n', '\n- ', ' | '];

const A_MONTH: readonly [string, Ratio][] = [
  ['a month', exact(1)],
  ['per month', exact(1)],
  ['/month', exact(1)],
  ['/mo', exact(1)],
  ['every month', exact(1)],
  ['monthly', exact(1)],
  ['a day', exact(30)],
  ['per day', exact(30)],
  ['/day', exact(30)],
  ['daily', exact(30)],
  ['per week', ratio(52n, 12n)],
  ['every week', ratio(52n, 12n)],
  ['a quarter', ratio(1n, 3n)],
  ['per year', ratio(1n, 12n)],
];

/** A volume of a month, by any of its units and any period. */
function volume(name: FactName, units: readonly string[], most = 900_000): fc.Arbitrary<Phrase> {
  const ways = units.flatMap((unit) =>
    A_MONTH.map(
      ([period, factor]): Way => [`# ${unit}${period.startsWith('/') ? '' : ' '}${period}`, factor],
    ),
  );
  return said(name, wholeOrRange(2, most), ways);
}

/** A volume through a noun of the message: "40 tickets a day, 3 calls per ticket". */
function counted(name: FactName, nouns: readonly string[], ways: readonly string[]): fc.Arbitrary<Phrase> {
  const parts = fc.tuple(
    wholeNumber(2, 9_000),
    wholeNumber(2, 9),
    fc.constantFrom(...nouns),
    fc.constantFrom(...ways),
    fc.constantFrom(...A_MONTH.slice(0, 2), ...A_MONTH.slice(6, 8)),
  );
  return parts.map(([things, calls, noun, way, [period, factor]]) => ({
    text: `${things.text} ${noun} ${period}, ${way.replace('#', calls.text)}${way.endsWith('/') ? '' : ' '}${noun.slice(0, -1)}`,
    facts: { [name]: { value: multiply(multiply(things.value, calls.value), factor) } },
  }));
}

function tokens(input: FactName, names: readonly string[]): fc.Arbitrary<Phrase> {
  const numbers = [wholeNumber(50, 90_000), wholeNumber(20, 9_000)] as const;
  const plain = saidTogether([input, 'outputTokens'], numbers, names);
  const named = names.filter((name) => name.includes(', ')).map((name) => name);
  const spans = saidTogether(
    [input, 'outputTokens'],
    [wholeOrRange(50, 90_000), wholeOrRange(20, 9_000)],
    named,
  );
  return fc.oneof(plain, spans);
}

const TOKENS = [
  '# in / # out',
  '# in, # out',
  '# in and # out',
  '# tokens in, # tokens out',
  '# input tokens, # output tokens',
  '# prompt tokens and # completion tokens',
  '# input and # output tokens',
  'in=# out=#',
  'input # output #',
  'input: #, output: #',
  'input tokens: #, output tokens: #',
];

const CONTEXT = [
  '# context, # out per call',
  '# tokens of context and # output tokens per call',
  'context #, output #',
  '# context tokens per call, # output tokens per call',
];

function none(name: FactName, ways: readonly string[]): fc.Arbitrary<Phrase> {
  return fc.constantFrom(...ways).map((text) => ({ text, facts: { [name]: { value: ZERO } } }));
}

const RETRIES = fc.oneof(
  said('retryRate', percentage(1, 15), [
    '# retries',
    '# retry rate',
    'retry rate of #',
    'retries #',
    'retry rate: #',
    '# of calls are retried',
    'retry=#',
  ]),
  none('retryRate', ['no retries', 'without retries', 'zero retries']),
);
const BUFFER = fc.oneof(
  said('buffer', percentage(5, 40), [
    '# buffer',
    'buffer of #',
    'a # planning buffer',
    'buffer: #',
    'buffer=#',
    '# headroom',
    'plus a margin of #',
    '# on top',
  ]),
  none('buffer', ['no buffer', 'without a buffer', 'buffer: none']),
);
const CACHED = fc.oneof(
  said('cachedShare', percentage(5, 95), [
    '# cached',
    '# of the input is cached',
    'cached share #',
    'cache hit rate #',
    '# read from the cache',
  ]),
  none('cachedShare', ['no caching', 'nothing cached', 'without caching']),
);
const BATCH = said('batchShare', percentage(5, 100), [
  '# in batch',
  '# of it batched',
  'batch #',
  '# via the batch API',
]);
const FAILED = said('failedJobRate', percentage(1, 20), [
  '# of calls fail',
  '# failed calls',
  'failure rate #',
]);

const PRICES = saidTogether(
  ['priceInputPerMillion', 'priceOutputPerMillion'],
  [dollars(30), dollars(90)],
  [
    '$# per 1M input, $# per 1M output',
    '$#/M in, $#/M out',
    '$#/$# per million',
    '$# per million input tokens and $# per million output tokens',
    'input price $#/M, output price $#/M',
  ],
);

const REQUESTS = ['requests', 'calls', 'queries', 'messages', 'API calls'];

const WORK: readonly fc.Arbitrary<readonly Phrase[]>[] = [
  allOf(
    volume('monthlyRequests', REQUESTS),
    tokens('inputTokens', TOKENS),
    perhaps(RETRIES),
    perhaps(BUFFER),
    perhaps(CACHED),
  ),
  allOf(
    volume('monthlyRequests', REQUESTS),
    tokens('inputTokens', TOKENS),
    perhaps(PRICES),
    perhaps(BATCH),
    perhaps(FAILED),
  ),
  allOf(
    said('users', wholeNumber(100, 9_000), ['# users', '# customers', 'users: #', '# employees', 'users=#']),
    said('requestsPerUserPerDay', wholeNumber(2, 60), [
      '# requests per user per day',
      '# requests/user/day',
      '# queries per user a day',
      '# messages per user each day',
      'each user sends # messages a day',
    ]),
    said('activeDays', wholeNumber(10, 31), [
      '# active days a month',
      '# days per month',
      'active days: #',
      '# days/month',
    ]),
    tokens('inputTokens', TOKENS),
    perhaps(RETRIES),
    perhaps(BUFFER),
  ),
  allOf(
    counted(
      'monthlyRequests',
      ['tickets', 'articles', 'stores', 'reports'],
      ['# calls per', '# model calls for each', '# requests/', '# calls a'],
    ),
    tokens('inputTokens', TOKENS),
    perhaps(BUFFER),
  ),
  allOf(
    said('users', wholeNumber(100, 900), ['# devs', '# engineers']),
    said('tasksPerUserPerDay', wholeNumber(2, 20), [
      '# agent tasks per user per day',
      '# agent runs per dev a day',
    ]),
    said('callsPerTask', wholeNumber(2, 90), ['# calls per task', '# model calls a task']),
    tokens('contextTokens', CONTEXT),
  ),
  allOf(
    volume('tasksPerMonth', ['agent tasks', 'agent runs', 'tasks']),
    said('callsPerTask', wholeOrRange(2, 90), [
      '# calls per task',
      '# model calls a task',
      '# LLM calls for each task',
      '# calls/task',
    ]),
    tokens('contextTokens', CONTEXT),
    perhaps(
      said('successRate', percentage(20, 100), ['# success rate', '# of tasks succeed', 'success rate: #']),
    ),
    perhaps(CACHED),
    perhaps(BUFFER),
  ),
  allOf(
    volume('acceptedImagesPerMonth', ['accepted images', 'approved images', 'usable pictures'], 9_000),
    said('attemptsPerAccepted', wholeOrRange(2, 9), [
      '# attempts per image',
      '# generations per accepted image',
      '# tries each',
    ]),
    said('unitPriceUsd', dollars(2), ['$# per image', '$# per generation', '$# an image']),
    perhaps(RETRIES),
    perhaps(BUFFER),
  ),
  allOf(
    volume('acceptedClipsPerMonth', ['clips', 'finished clips', 'video clips'], 900),
    said('secondsPerClip', wholeOrRange(2, 20), ['# seconds per clip', '# seconds each', '# sec per clip']),
    said('pricePerVideoSecond', dollars(2), ['$# per second', '$#/second', '$# per second of video']),
    perhaps(BUFFER),
  ),
  allOf(
    fc.constant({ text: 'voice bot', facts: {} }),
    volume('sessionsPerMonth', ['calls', 'phone calls'], 9_000),
    said('minutesPerSession', wholeOrRange(2, 30), [
      '# minutes per call',
      '# min per call',
      '# minutes each',
    ]),
    said('pricePerSessionMinute', dollars(1), ['$# per minute', '$#/min', '$# a minute']),
    perhaps(BUFFER),
  ),
  allOf(
    fc.constant({ text: 'transcription', facts: {} }),
    volume('audioMinutesPerMonth', ['minutes of audio', 'minutes'], 90_000),
    perhaps(BUFFER),
  ),
  allOf(
    fc.constant({ text: 'text to speech with TTS', facts: {} }),
    volume('charactersPerMonth', ['characters'], 5_000_000),
    perhaps(BUFFER),
  ),
  allOf(
    said('seats', wholeNumber(2, 900), ['# seats', 'seats: #', '# licences']),
    said('pricePerSeat', dollars(90), ['$# per seat', '$# a seat']),
    perhaps(said('months', wholeNumber(2, 36), ['for # months'])),
  ),
];
