/** What a word in a question is about; the words beside a number say what the number counts. */
export type Topic = keyof typeof WORDS;

/** The topic of a word in lower case, or `undefined` when it says nothing about a quantity. */
export function topicOf(word: string): Topic | undefined {
  return TOPICS.get(word);
}

/** Whether amounts are given per one of these: per user, per day, per image. */
export function canDivide(topic: Topic): boolean {
  return DIVISORS.has(topic);
}

/** How many of a period a month has: 30 days, 22 workdays, 52/12 weeks. `undefined` for what is no period. */
export function perMonth(topic: Topic): string | undefined {
  return PERIODS[topic];
}

const WORDS = {
  user: `user users people person customer customers employee employees dev devs developer developers engineer
    engineers analyst analysts learner learners student students member members client clients subscriber
    subscribers visitor visitors mau maus dau daus`,
  request: `request requests req reqs call calls message messages msg msgs query queries question questions
    invocation invocations interaction interactions chats turn turns`,
  token: 'token tokens tok toks tks',
  input: 'input inputs in prompt prompts',
  output:
    'output outputs out completion completions response responses reply replies answer answers generated',
  cache: 'cached cache caching',
  retry: 'retry retries retried retrying',
  buffer: 'buffer margin contingency headroom cushion',
  image: `image images picture pictures pic pics photo photos banner banners logo logos illustration
    illustrations`,
  accepted: 'accepted approved usable final kept',
  attempt: 'attempt attempts try tries take takes',
  generation: 'generation generations gen gens',
  task: 'task tasks job jobs ticket tickets run runs pr prs',
  success: 'success successful succeed succeeds complete completes completed',
  context: 'context',
  instruction: 'instruction instructions system',
  history: 'history',
  file: 'file files code',
  tool: 'tool tools',
  definition: 'definition definitions schema schemas',
  result: 'result results',
  measure: `word words character characters char chars sentence sentences line lines page pages byte bytes kb mb gb
    paragraph paragraphs document documents`,
  active: 'active working business',
  second: 'second seconds sec secs',
  minute: 'minute minutes min mins',
  hour: 'hour hours hr hrs hourly',
  day: 'day days d daily',
  workday: 'workday workdays weekday weekdays',
  week: 'week weeks wk wks weekly',
  month: 'month months mo mth monthly',
  quarter: 'quarter quarters quarterly',
  year: 'year years yr yrs annum yearly annually',
  million: 'million m mtok mm mio',
  thousand: 'thousand k',
  per: 'per',
  each: 'each every apiece',
  article: 'a an',
  none: 'no without zero',
} as const;

const TOPICS: ReadonlyMap<string, Topic> = new Map(
  Object.entries(WORDS).flatMap(([topic, words]) =>
    words.split(/\s+/).map((word) => [word, topic as Topic] as const),
  ),
);

const PERIODS: Partial<Record<Topic, string>> = {
  second: '2592000',
  minute: '43200',
  hour: '720',
  day: '30',
  workday: '22',
  week: '52/12',
  month: '1',
  quarter: '1/3',
  year: '1/12',
};

const DIVISORS: ReadonlySet<Topic> = new Set<Topic>([
  ...(Object.keys(PERIODS) as Topic[]),
  'user',
  'request',
  'image',
  'accepted',
  'attempt',
  'generation',
  'task',
  'active',
]);
