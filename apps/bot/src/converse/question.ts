import { fieldDefinition, isStatedPrice } from '@tollkeeper/engine';

import { fieldKey } from '../commands/field-key.ts';
import { choiceNameOf, isMissingChoice, type Missing } from './missing.ts';
import type { Options } from './settled-work.ts';

/** Asks for everything that is missing in one question, with an answer to copy. */
export function questionFor(missing: readonly Missing[], options: Options = new Map()): string {
  const asked = missing.map((each) => questionOf(each, options));
  return `${capitalised(joined(asked))}? For example: "${exampleFor(missing, options)}".`;
}

/** An answer that says what is missing: in words where all of it can be said in a sentence, else as fields. */
export function exampleFor(missing: readonly Missing[], options: Options = new Map()): string {
  const words = missing.flatMap((each) =>
    isMissingChoice(each) ? (options.get(each)?.[0] ?? []) : (EXAMPLES[each]?.words ?? []),
  );
  if (words.length === missing.length) return words.join(', ');
  const fields = missing.map((each) =>
    isMissingChoice(each)
      ? `${choiceNameOf(each)}=${options.get(each)?.[0] ?? ''}`
      : `${each === 'model' ? each : fieldKey(each)}=${EXAMPLES[each]?.value ?? '1'}`,
  );
  return `/estimate ${fields.join(' ')}`;
}

function questionOf(missing: Missing, options: Options): string {
  if (missing === 'model') return 'which model, or which prices';
  if (isMissingChoice(missing))
    return `which ${choiceNameOf(missing)} (${(options.get(missing) ?? []).join(', ')})`;
  const { label } = fieldDefinition(missing);
  return isStatedPrice(missing) ? `which model, or what is the ${label}` : `how many ${label}`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What can be missing, as a field and, where sentences are read that far, in words. */
const EXAMPLES: Partial<Record<Missing, { readonly value: string; readonly words?: string }>> = {
  model: { value: 'sonnet-4.6', words: 'Sonnet 4.6' },
  users: { value: '100', words: '100 users' },
  requestsPerUserPerDay: { value: '20', words: '20 requests per user per day' },
  tasksPerUserPerDay: { value: '5', words: '5 tasks per user per day' },
  monthlyRequests: { value: '6000', words: '6,000 requests a month' },
  tasksPerMonth: { value: '400', words: '400 tasks a month' },
  acceptedImagesPerMonth: { value: '1000', words: '1,000 accepted images a month' },
  acceptedClipsPerMonth: { value: '100', words: '100 clips a month' },
  sessionsPerMonth: { value: '1000', words: '1,000 calls a month' },
  charactersPerMonth: { value: '1M', words: '1M characters a month' },
  audioMinutesPerMonth: { value: '5000', words: '5,000 minutes a month' },
  seats: { value: '45', words: '45 seats' },
  inputTokens: { value: '2000', words: '2,000 in' },
  outputTokens: { value: '500', words: '500 out' },
  callsPerTask: { value: '12', words: '12 calls per task' },
  contextTokens: { value: '30k', words: '30k context per call' },
  secondsPerClip: { value: '8', words: '8 seconds per clip' },
  minutesPerSession: { value: '5', words: '5 minutes per call' },
  priceInputPerMillion: { value: '$3', words: '$3 per 1M input, $15 per 1M output' },
  unitPriceUsd: { value: '$0.04', words: '$0.04 per generation' },
  pricePerVideoSecond: { value: '$0.40', words: '$0.40 per second' },
  pricePerSessionMinute: { value: '$0.30', words: '$0.30 per minute' },
  pricePerMillionCharacters: { value: '$15', words: '$15 per 1M characters' },
  pricePerAudioMinute: { value: '$0.006', words: '$0.006 per minute' },
  pricePerSeat: { value: '$19', words: '$19 per seat' },
};
