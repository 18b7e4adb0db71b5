import {
  allFields,
  definitionOf,
  type Field,
  fieldDefinition,
  WORKLOAD_KINDS,
  type WorkloadKind,
} from '@tollkeeper/engine';

import type { FactName } from '../understand/fact.ts';

/** What a name that the model may use stands for; the arithmetic between the two is code. */
export type StatedName = {
  readonly meaning: string;
  /** The unit of time that the fact is counted in, where it is an amount of time. */
  readonly clock?: 'second' | 'minute';
} & (
  | { readonly kind: 'volume'; readonly work: WorkloadKind }
  /** An amount of a period, which counts by the month. */
  | { readonly kind: 'monthly'; readonly fact: FactName }
  | { readonly kind: 'plain'; readonly fact: FactName; readonly isShare: boolean }
);

/** What the model may state; no price, no budget and no other amount of money is among it. */
export function statedName(name: string): StatedName {
  const stated = NAMES.get(name);
  if (stated === undefined) throw new Error(`"${name}" is no name of a fact`);
  return stated;
}

/** Facts of one slot say the same thing in two ways: requests a month, or per user and day. */
export function slotOf(fact: FactName): string {
  return isVolume(fact) && !TOTALS.has(fact) ? 'volume' : fact;
}

/** Whether the fact says how much work there is. */
export function isVolume(fact: FactName): boolean {
  return VOLUME_FACTS.has(fact);
}

/** Whether the fact says how much one user does, so that the users and their days are needed too. */
export function isOfOneUser(fact: FactName): boolean {
  return WORKLOAD_KINDS.some((kind) => definitionOf(kind).volume.perUserPerDay === fact);
}

function volumeFields(kind: WorkloadKind): readonly Field[] {
  const { once, month, perUserPerDay } = definitionOf(kind).volume;
  return [month, once, perUserPerDay].filter((field) => field !== undefined);
}

function plain(fact: Field): StatedName {
  const { label, measure } = fieldDefinition(fact);
  const clock = CLOCKS[fact];
  return {
    kind: 'plain',
    fact,
    meaning: label,
    isShare: measure === 'share',
    ...(clock === undefined ? {} : { clock }),
  };
}

const CLOCKS: Partial<Record<Field, 'second' | 'minute'>> = {
  secondsPerClip: 'second',
  minimumSeconds: 'second',
  minutesPerSession: 'minute',
};

const VOLUMES: readonly (readonly [string, StatedName])[] = [
  ['requests', { kind: 'volume', work: 'text', meaning: 'requests, calls or messages to a language model' }],
  ['tasks', { kind: 'volume', work: 'agent', meaning: 'tasks or runs of an agent' }],
  ['accepted_images', { kind: 'volume', work: 'image', meaning: 'images that are used in the end' }],
  ['accepted_clips', { kind: 'volume', work: 'video', meaning: 'video clips that are used in the end' }],
  ['voice_sessions', { kind: 'volume', work: 'voice', meaning: 'spoken conversations' }],
  ['spoken_characters', { kind: 'volume', work: 'speech', meaning: 'characters of text read aloud' }],
  [
    'audio_minutes',
    { kind: 'volume', work: 'transcription', clock: 'minute', meaning: 'audio that is written down' },
  ],
];

const MONTHLY: readonly (readonly [string, StatedName])[] = [
  ['active_days', { kind: 'monthly', fact: 'activeDays', meaning: 'days of use' }],
  [
    'input_tokens_in_total',
    {
      kind: 'monthly',
      fact: 'inputTokensPerMonth',
      meaning: 'input tokens of a whole period, not of a request',
    },
  ],
  [
    'output_tokens_in_total',
    {
      kind: 'monthly',
      fact: 'outputTokensPerMonth',
      meaning: 'output tokens of a whole period, not of a request',
    },
  ],
  [
    'session_minutes_in_total',
    {
      kind: 'monthly',
      fact: 'sessionMinutesPerMonth',
      clock: 'minute',
      meaning: 'spoken conversations, in all',
    },
  ],
  ['recordings', { kind: 'monthly', fact: 'recordingsPerMonth', meaning: 'recordings to be written down' }],
];

const OTHERS: readonly (readonly [string, StatedName])[] = [
  [
    'minutes_per_recording',
    {
      kind: 'plain',
      fact: 'minutesPerRecording',
      isShare: false,
      clock: 'minute',
      meaning: 'length of a recording',
    },
  ],
  ['months', { kind: 'plain', fact: 'months', isShare: false, meaning: 'months that the question is about' }],
];

const VOLUME_FIELDS = new Set<Field>(
  WORKLOAD_KINDS.filter((kind) => kind !== 'subscription').flatMap(volumeFields),
);

const TOTALS: ReadonlySet<FactName> = new Set<FactName>(['inputTokensPerMonth', 'outputTokensPerMonth']);

const VOLUME_FACTS: ReadonlySet<FactName> = new Set<FactName>([
  ...VOLUME_FIELDS,
  ...TOTALS,
  'sessionMinutesPerMonth',
  'recordingsPerMonth',
]);

const PLAIN = allFields()
  .filter((field) => !VOLUME_FIELDS.has(field) && field !== 'activeDays')
  .filter((field) => fieldDefinition(field).measure !== 'usd')
  .map((field) => [field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), plain(field)] as const);

const NAMES: ReadonlyMap<string, StatedName> = new Map([...VOLUMES, ...MONTHLY, ...OTHERS, ...PLAIN]);

export const STATED_NAMES: readonly string[] = [...NAMES.keys()];
