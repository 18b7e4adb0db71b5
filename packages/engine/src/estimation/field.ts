import { exact, type Ratio } from '@tollkeeper/pricing';

/** The inputs that a scenario can have, by the name that an assumption, a question and a file use for them. */
export type Field = keyof typeof DEFINITIONS;

/** What an input means and which values make sense. */
export type FieldDefinition = {
  readonly label: string;
  readonly measure: 'count' | 'tokens' | 'days' | 'share' | 'usd';
  readonly least: Ratio;
  readonly most: Ratio;
};

export function fieldDefinition(field: Field): FieldDefinition {
  return DEFINITIONS[field];
}

export function isField(name: string): name is Field {
  return Object.hasOwn(DEFINITIONS, name);
}

/** All fields, in the order in which an estimate lists them. */
export function allFields(): readonly Field[] {
  return Object.keys(DEFINITIONS).filter(isField);
}

const ABOVE_NOTHING = exact('0.000001');
const count = (label: string): FieldDefinition => define(label, 'count', [ABOVE_NOTHING, exact('1e15')]);
const some = (label: string, most = 10_000): FieldDefinition =>
  define(label, 'count', [exact(0), exact(most)]);
const atLeastOne = (label: string): FieldDefinition => define(label, 'count', [exact(1), exact(10_000)]);
const tokens = (label: string): FieldDefinition => define(label, 'tokens', [exact(0), exact('1e12')]);
const share = (label: string, most = 1): FieldDefinition => define(label, 'share', [exact(0), exact(most)]);
const someShare = (label: string): FieldDefinition => define(label, 'share', [ABOVE_NOTHING, exact(1)]);
const price = (label: string): FieldDefinition => define(label, 'usd', [exact(0), exact('1e9')]);

function define(
  label: string,
  measure: FieldDefinition['measure'],
  [least, most]: readonly [Ratio, Ratio],
): FieldDefinition {
  return { label, measure, least, most };
}

const DEFINITIONS = {
  users: count('users'),
  activeDays: define('active days per month', 'days', [ABOVE_NOTHING, exact(31)]),
  requestsPerUserPerDay: count('requests per user per active day'),
  monthlyRequests: count('requests per month'),
  calls: count('calls'),
  tasks: count('tasks'),
  tasksPerMonth: count('tasks per month'),
  tasksPerUserPerDay: count('tasks per user per active day'),
  acceptedImages: count('accepted images'),
  acceptedImagesPerMonth: count('accepted images per month'),
  imagesPerUserPerDay: count('accepted images per user per active day'),
  acceptedClips: count('accepted clips'),
  acceptedClipsPerMonth: count('accepted clips per month'),
  clipsPerUserPerDay: count('accepted clips per user per active day'),
  sessions: count('voice sessions'),
  sessionsPerMonth: count('voice sessions per month'),
  sessionsPerUserPerDay: count('voice sessions per user per active day'),
  characters: count('characters spoken'),
  charactersPerMonth: count('characters spoken per month'),
  charactersPerUserPerDay: count('characters spoken per user per active day'),
  audioMinutes: count('minutes of audio'),
  audioMinutesPerMonth: count('minutes of audio per month'),
  audioMinutesPerUserPerDay: count('minutes of audio per user per active day'),
  seats: count('seats'),

  inputTokens: tokens('input tokens per request'),
  outputTokens: tokens('output tokens per request'),
  reasoningTokens: tokens('reasoning tokens per request'),
  imagesPerRequest: some('images in a request'),
  tokensPerImage: tokens('tokens of one image in a request'),
  pdfPagesPerRequest: some('PDF pages in a request'),
  tokensPerPdfPage: tokens('tokens of one PDF page in a request'),
  webSearchesPerRequest: some('web searches per request'),
  callsPerTask: count('model calls per task'),
  contextTokens: tokens('context tokens per call'),
  instructionTokens: tokens('instruction tokens per call'),
  historyTokens: tokens('history tokens per call'),
  fileTokens: tokens('file tokens per call'),
  toolDefinitionTokens: tokens('tool definition tokens per call'),
  toolResultTokens: tokens('tool result tokens per call'),
  prefixTokens: tokens('tokens that every call begins with'),
  growthTokens: tokens('tokens that each call adds to the next'),
  fedBackShare: share('share of the output that the next calls read again'),
  compactAtTokens: define('context tokens at which it is compacted', 'tokens', [exact(1), exact('1e12')]),
  compactToTokens: tokens('context tokens after it is compacted'),
  cachedShare: share('share of the input read from the cache'),
  cacheWriteShare: share('share of the input written to the cache'),
  cacheExpiryShare: share('share of the calls that find the cache expired'),
  batchShare: share('share of the requests sent as a batch'),
  flexShare: share('share of the requests sent as flex'),
  priorityShare: share('share of the requests sent with priority'),
  successRate: someShare('share of tasks completed'),

  attemptsPerAccepted: atLeastOne('attempts per accepted result'),
  megapixels: define('megapixels of one image', 'count', [ABOVE_NOTHING, exact(1_000)]),
  inputImages: some('images given to a generation', 100),
  tokensPerOutputImage: tokens('tokens of one generated image'),
  secondsPerClip: define('seconds of one clip', 'count', [ABOVE_NOTHING, exact(86_400)]),
  minimumSeconds: define('seconds charged at least for a clip', 'count', [exact(0), exact(86_400)]),
  videoTokensPerSecond: tokens('tokens of one second of video'),
  creditsPerClip: some('credits charged for one clip', 1_000_000),
  minutesPerSession: define('minutes of one session', 'count', [ABOVE_NOTHING, exact(1_440)]),
  turnsPerMinute: define('turns per minute', 'count', [ABOVE_NOTHING, exact(60)]),
  speechShare: someShare('share of a session in which somebody speaks'),
  userShare: share('share of the speech that is the user’s'),
  audioTokensPerSecondIn: some('tokens of one second of the user’s audio'),
  audioTokensPerSecondOut: some('tokens of one second of the assistant’s audio'),
  textTokensPerMinute: tokens('text tokens of one minute of speech'),
  charactersPerMinute: define('characters of one minute of speech', 'count', [ABOVE_NOTHING, exact(10_000)]),
  bytesPerCharacter: define('bytes of one character', 'count', [exact(1), exact(4)]),

  priceInputPerMillion: price('price per 1M input tokens'),
  priceOutputPerMillion: price('price per 1M output tokens'),
  priceCachedInputPerMillion: price('price per 1M cached input tokens'),
  priceCacheWritePerMillion: price('price per 1M tokens written to the cache'),
  unitPriceUsd: price('price per generation'),
  pricePerVideoSecond: price('price per second of video'),
  pricePerAudioMinute: price('price per minute of audio'),
  pricePerSessionMinute: price('price per minute of a session'),
  pricePerMillionCharacters: price('price per 1M characters'),
  pricePerCredit: price('price per provider credit'),
  pricePerSeat: price('price per seat and month'),
  verbosity: define('output as a multiple of what was assumed', 'count', [ABOVE_NOTHING, exact(1_000)]),
  fallbackShare: share('share of the requests that a fallback serves'),

  retryRate: share('retry rate'),
  duplicateRate: share('duplicate submissions'),
  failedJobRate: share('failed jobs'),
  billedShareOfFailed: share('share of a failed job that is billed'),
  rejectionRate: share('rejected outputs'),
  buffer: share('planning buffer', 10),
  topUp: define('credits bought at a time', 'usd', [exact(5), exact(25_000)]),
} as const satisfies Record<string, FieldDefinition>;
