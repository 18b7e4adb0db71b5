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
const tokens = (label: string): FieldDefinition => define(label, 'tokens', [exact(0), exact('1e12')]);
const share = (label: string, most = 1): FieldDefinition => define(label, 'share', [exact(0), exact(most)]);
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
  inputTokens: tokens('input tokens per request'),
  outputTokens: tokens('output tokens per request'),
  cachedShare: share('share of the input read from the cache'),
  acceptedImages: count('accepted images'),
  acceptedImagesPerMonth: count('accepted images per month'),
  attemptsPerAccepted: define('attempts per accepted image', 'count', [exact(1), exact(10_000)]),
  tasks: count('tasks'),
  tasksPerMonth: count('tasks per month'),
  callsPerTask: count('model calls per task'),
  contextTokens: tokens('context tokens per call'),
  instructionTokens: tokens('instruction tokens per call'),
  historyTokens: tokens('history tokens per call'),
  fileTokens: tokens('file tokens per call'),
  toolDefinitionTokens: tokens('tool definition tokens per call'),
  toolResultTokens: tokens('tool result tokens per call'),
  successRate: define('share of tasks completed', 'share', [ABOVE_NOTHING, exact(1)]),
  priceInputPerMillion: price('price per 1M input tokens'),
  priceOutputPerMillion: price('price per 1M output tokens'),
  priceCachedInputPerMillion: price('price per 1M cached input tokens'),
  unitPriceUsd: price('price per generation'),
  retryRate: share('retry rate'),
  buffer: share('planning buffer', 10),
} as const satisfies Record<string, FieldDefinition>;
