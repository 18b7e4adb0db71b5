import { type Catalog, decimalUsd, type Money } from '@tollkeeper/pricing';

import type { WorkloadKind } from '../workload.ts';
import { handMadeCatalog } from './hand-made.ts';

/** Chooses one of so many options, from 0 on. */
export type Choose = (options: number) => number;

/** The choices of a seed, always the same: a generated scenario is named by one number (mulberry32). */
export function choicesOf(seed: number): Choose {
  let state = seed;
  return (options) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * options);
  };
}

/** A rate of a generated catalog: `input-token`, picodollars, `1M`, `tier=batch`. */
export type AnyRate = {
  readonly model: string;
  readonly unit: string;
  readonly amount: bigint;
  readonly per: string;
  readonly when: string;
};

/** Rates of every model in `MODELS`, from a picodollar to a thousand dollars for a block. */
export function anyRates(choose: Choose): readonly AnyRate[] {
  return Object.entries(MODELS).flatMap(([model, rates]) =>
    rates.map((rate) => {
      const [unit = '', per = '', when = ''] = rate.split(' ');
      return { model, unit, amount: anyAmount(choose), per, when };
    }),
  );
}

/** Picodollars, of any size. */
export function anyAmount(choose: Choose): bigint {
  return BigInt(choose(999) + 1) * 10n ** BigInt(choose(13));
}

export function catalogOf(rates: readonly AnyRate[]): Catalog {
  const literal = ({ unit, amount, per, when }: AnyRate): string =>
    `${unit} $${decimalUsd(amount as Money)}/${per} ${when}`.trim();
  return handMadeCatalog(
    Object.fromEntries(
      Object.keys(MODELS).map((model) => [model, rates.filter((rate) => rate.model === model).map(literal)]),
    ),
  );
}

const CHAT = ['input-token 1M', 'output-token 1M'];
const CACHED = [...CHAT, 'cached-input-token 1M', 'cache-write-5m-token 1M', 'cache-write-1h-token 1M'];

/** A model for every way of charging; none has choices, which would close when a rate is changed. */
const MODELS: Readonly<Record<string, readonly string[]>> = {
  nothing: [],
  bare: CHAT,
  chat: [...CACHED, 'web-search 1000'],
  thinker: [...CHAT, 'reasoning-token 1M'],
  seer: [...CACHED, 'input-image-token 1M'],
  long: [
    ...CACHED,
    'input-token 1M prompt>1000',
    'output-token 1M prompt>1000',
    'cached-input-token 1M prompt>=5000',
  ],
  tiered: [
    ...CACHED,
    'input-token 1M tier=batch',
    'output-token 1M tier=batch',
    'input-token 1M tier=flex',
    'output-token 1M tier=priority',
  ],
  hourly: [
    ...CACHED,
    'input-token 1M utc=1630-0030',
    'output-token 1M days=0,6',
    'input-token 1M days=1;tier=batch',
  ],
  'by-image': ['image 1', 'image 1 tier=batch', 'input-image 1'],
  'by-megapixel': ['megapixel 1', 'input-megapixel 1'],
  'by-image-token': [...CHAT, 'output-image-token 1M', 'input-image-token 1M'],
  'by-second': ['video-second 1', 'video-second 1 tier=flex', 'input-image 1'],
  'by-clip': ['clip 1 duration=10s'],
  'by-some-clip': ['clip 1'],
  'by-video-token': ['output-token 1M', 'output-video-token 1M'],
  'by-credit': ['credit 1'],
  'by-session': ['session-second 60'],
  native: [
    ...CHAT,
    'input-audio-token 1M',
    'output-audio-token 1M',
    'cached-input-token 1M',
    'cached-audio-token 1M',
  ],
  'by-heard-second': ['audio-second 60', 'audio-second 60 tier=batch'],
  'by-heard-token': [...CHAT, 'input-audio-token 1M'],
  'by-character': ['character 1M'],
  'by-byte': ['utf8-byte 1M'],
  'by-spoken-second': ['spoken-second 60'],
  'by-spoken-token': [...CHAT, 'output-audio-token 1M'],
  'by-seat': ['seat-month 1'],
};

const LANGUAGE = ['bare', 'chat', 'thinker', 'seer', 'long', 'tiered', 'hourly'];
const HEARING = ['by-session', 'by-heard-second', 'by-heard-token'];
const SPEAKING = ['by-character', 'by-byte', 'by-spoken-second', 'by-spoken-token'];

/** The models that do a kind of work; a chain pays three. */
export const SUITED: Readonly<Record<WorkloadKind, readonly string[]>> = {
  text: LANGUAGE,
  agent: LANGUAGE,
  image: ['by-image', 'by-megapixel', 'by-image-token'],
  video: ['by-second', 'by-clip', 'by-some-clip', 'by-video-token', 'by-credit'],
  voice: ['native', 'by-session', 'bare'],
  speech: SPEAKING,
  transcription: HEARING,
  subscription: ['by-seat'],
};
