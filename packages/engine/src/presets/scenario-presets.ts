import { exact, type RateCard } from '@tollkeeper/pricing';

import { type Assumed, byDefault, type Inputs } from '../estimation/assumption.ts';
import type { Pricing } from '../estimation/pricing.ts';
import type { Scenario } from '../estimation/scenario.ts';
import type { Variant } from '../estimation/variant.ts';
import type { Workload, WorkloadKind } from '../estimation/workload.ts';
import { AGENT_PRESETS } from './agent-presets.ts';

/** A usual scenario that any suitable model can be put into, by which models are compared when nobody has said more. */
export type ScenarioPreset = {
  readonly id: string;
  readonly name: string;
  readonly kind: WorkloadKind;
  readonly scenario: (model: string, variant?: Variant) => Scenario;
};

/** Small, medium and large work of the usual kinds, a month of each. */
export const SCENARIO_PRESETS: readonly ScenarioPreset[] = [
  text('support-chat-small', 'support chat, 100 users', { users: 100, perDay: 3, input: 2_000, output: 500 }),
  text('support-chat-medium', 'support chat, 1,000 users', {
    users: 1_000,
    perDay: 4,
    input: 3_000,
    output: 500,
  }),
  text('support-chat-large', 'support chat, 20,000 users', {
    users: 20_000,
    perDay: 5,
    input: 4_000,
    output: 600,
  }),
  text('document-questions', 'questions about documents, 500 users', {
    users: 500,
    perDay: 6,
    input: 15_000,
    output: 700,
  }),
  ofKind('text', ['extraction', 'extraction from 100,000 documents'], {
    monthlyRequests: 100_000,
    inputTokens: 3_500,
    outputTokens: 300,
  }),
  ...AGENT_PRESETS.map(
    ({ id, name, inputs }): ScenarioPreset => ({
      id: `agent-${id}`,
      name: `coding agent, 200 tasks a month: ${name}`,
      kind: 'agent',
      scenario: (model) => ({
        workloads: [
          {
            kind: 'agent',
            pricing: { model, inputs: {} },
            cacheLifetime: '5m',
            inputs: { tasksPerMonth: byPreset(200, name), ...inputs },
          },
        ],
        inputs: {},
      }),
    }),
  ),
  ofKind('image', ['product-images', '1,000 accepted product images'], {
    acceptedImagesPerMonth: 1_000,
    attemptsPerAccepted: 2,
  }),
  ofKind('video', ['social-clips', '100 accepted clips of 8 seconds'], {
    acceptedClipsPerMonth: 100,
    attemptsPerAccepted: 2,
    secondsPerClip: 8,
  }),
  ofKind('voice', ['phone-assistant', '2,000 calls of 4 minutes'], {
    sessionsPerMonth: 2_000,
    minutesPerSession: 4,
  }),
  ofKind('speech', ['audiobook', '5 million characters read aloud'], { charactersPerMonth: 5_000_000 }),
  ofKind('transcription', ['meeting-minutes', '20,000 minutes of meetings written down'], {
    audioMinutesPerMonth: 20_000,
  }),
];

/** Which presets a model can be put into, judged by what its rates are for. */
export function presetsFor({ model, rates }: RateCard): readonly ScenarioPreset[] {
  if (FOR_SOMETHING_ELSE.test(model)) return [];
  const units = new Set(rates.map(({ unit }) => unit));
  if (HEARS_ONLY.test(model))
    return SCENARIO_PRESETS.filter(
      ({ kind }) => kind === 'transcription' && HEARS.some((unit) => units.has(unit)),
    );
  return SCENARIO_PRESETS.filter(({ kind }) => SUITS[kind](units));
}

type Users = {
  readonly users: number;
  readonly perDay: number;
  readonly input: number;
  readonly output: number;
};

function text(id: string, name: string, { users, perDay, input, output }: Users): ScenarioPreset {
  return ofKind('text', [id, name], {
    users,
    activeDays: 20,
    requestsPerUserPerDay: perDay,
    inputTokens: input,
    outputTokens: output,
  });
}

function ofKind(
  kind: Exclude<WorkloadKind, 'subscription'>,
  [id, name]: readonly [string, string],
  values: { readonly [name in keyof Inputs]: number },
): ScenarioPreset {
  const inputs: Inputs = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, byPreset(value, name)]),
  );
  const workload = (pricing: Pricing): Workload => ({ kind, pricing, inputs });
  return {
    id,
    name,
    kind,
    scenario: (model, variant) => ({
      workloads: [workload({ model, ...(variant === undefined ? {} : { variant }), inputs: {} })],
      inputs: {},
    }),
  };
}

function byPreset(value: number, name: string): Assumed {
  return byDefault(exact(value), `preset "${name}", a usual size until one's own is known`);
}

/** Models that write down what they hear have rates for tokens of text, and answer nothing. */
const HEARS_ONLY = /transcri|whisper|scribe|asr|stt|assemblyai\/universal/;
const HEARS = ['audio-second', 'session-second', 'input-audio-token'] as const;

/** Models that judge, translate, read off or paint over what they are given: no preset is such work. */
const FOR_SOMETHING_ELSE = /guard|content-safety|translat|-ocr|-(?:fill|expand)$/;

type Units = ReadonlySet<RateCard['rates'][number]['unit']>;

const writes = (units: Units): boolean =>
  units.has('input-token') && units.has('output-token') && !SPECIAL.some((unit) => units.has(unit));

/** Units of models that do not, or not only, answer in text. */
const SPECIAL = ['output-image-token', 'output-audio-token', 'output-video-token', 'image'] as const;

const SUITS: Readonly<Record<WorkloadKind, (units: Units) => boolean>> = {
  text: writes,
  agent: writes,
  image: (units) => units.has('image') || units.has('megapixel') || units.has('output-image-token'),
  video: (units) => units.has('video-second') || units.has('clip'),
  voice: (units) =>
    units.has('session-second') || (units.has('output-audio-token') && units.has('input-audio-token')),
  speech: (units) =>
    units.has('character') ||
    units.has('utf8-byte') ||
    (units.has('output-audio-token') && !units.has('input-audio-token')),
  transcription: (units) => units.has('audio-second'),
  subscription: () => false,
};
