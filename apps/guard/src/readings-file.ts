import { createHash } from 'node:crypto';
import type { CreditsReading, KeyReading, MissingReading, Reading } from '@tollkeeper/engine';
import { creditsReading, keyReading } from '@tollkeeper/openrouter';
import { maskSecrets } from '@tollkeeper/pricing';

import {
  type CreditsAnswer,
  type KeyAnswer,
  parseRecordedAnswers,
  type RecordedAnswers,
} from './recorded-answers.ts';
import { parseRecordedText } from './recorded-text.ts';
import { unusableValue } from './unusable-value.ts';

export type ReadingsFile =
  | { readonly kind: 'readings'; readonly readings: readonly Reading[] }
  | { readonly kind: 'refused'; readonly problem: string };

/** Parses a recording of OpenRouter's answers; one value that cannot be used refuses the whole of it. */
export function parseReadings(text: string): ReadingsFile {
  const recorded = parseRecordedText(text);
  if (recorded.kind === 'refused') return recorded;
  const readings: Reading[] = [];
  for (const { place, value } of recorded.records) {
    const parsed = parseRecordedAnswers(value);
    if (parsed.kind === 'mismatch') {
      return { kind: 'refused', problem: unusableValue(place, value, parsed.mismatch) };
    }
    readings.push(...readingsOf(parsed.answers));
  }
  return { kind: 'readings', readings };
}

function readingsOf({ at, key, credits }: RecordedAnswers): readonly Reading[] {
  const instant = new Date(at);
  return [
    ...(key == null ? [] : [recordedKey(instant, key)]),
    ...(credits == null ? [] : [recordedCredits(instant, credits, key?.is_management_key)]),
  ];
}

function recordedKey(at: Date, answer: KeyAnswer): KeyReading {
  const { hash, name, label } = answer;
  const id = hash || label || '';
  const shown = maskSecrets(name || label || `…${id.slice(-4)}`);
  return keyReading({ kind: 'key', id: withoutSecret(id), name: shown }, at, answer);
}

function recordedCredits(
  at: Date,
  answer: CreditsAnswer,
  isManagementKey: boolean | null | undefined,
): CreditsReading | MissingReading {
  if (answer.answer === 'error') {
    const { code, message } = answer.error;
    const cause = maskSecrets(`${code ?? 'error'} ${message ?? ''}`.trim());
    return { kind: 'missing', subject: { kind: 'account' }, at, cause };
  }
  if (isManagementKey == null) return creditsReading(at, answer);
  return creditsReading(at, answer, isManagementKey ? 'management-key' : 'ordinary-key');
}

/** A label that holds a key names it as well by its SHA-256, which is what OpenRouter's `hash` of a key is. */
function withoutSecret(id: string): string {
  return maskSecrets(id) === id ? id : createHash('sha256').update(id).digest('hex');
}
