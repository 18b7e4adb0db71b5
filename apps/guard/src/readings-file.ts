import { createHash } from 'node:crypto';

import type { CreditsReading, KeyReading, MissingReading, Reading } from '@tollkeeper/engine';
import { exact, type Money, multiply, roundToMoney } from '@tollkeeper/pricing';

import { maskSecrets } from './mask-secret.ts';
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
    ...(key == null ? [] : [keyReading(instant, key)]),
    ...(credits == null ? [] : [creditsReading(instant, credits, key?.is_management_key)]),
  ];
}

function keyReading(at: Date, answer: KeyAnswer): KeyReading {
  const { hash, name, label, limit, limit_remaining, limit_reset } = answer;
  const id = hash || label || '';
  return {
    kind: 'key',
    subject: { kind: 'key', id: withoutSecret(id), name: maskSecrets(name || label || `…${id.slice(-4)}`) },
    at,
    ...optionalMoney('limit', limit),
    ...optionalMoney('limitRemaining', limit_remaining),
    limitReset: limit_reset ?? 'never',
    spent: {
      allTime: dollars(answer.usage),
      ...optionalMoney('daily', answer.usage_daily),
      ...optionalMoney('weekly', answer.usage_weekly),
      ...optionalMoney('monthly', answer.usage_monthly),
    },
    ...(answer.include_byok_in_limit === true && {
      byokSpent: {
        allTime: dollars(answer.byok_usage ?? 0),
        ...optionalMoney('daily', answer.byok_usage_daily),
        ...optionalMoney('weekly', answer.byok_usage_weekly),
        ...optionalMoney('monthly', answer.byok_usage_monthly),
      },
    }),
  };
}

function creditsReading(
  at: Date,
  answer: CreditsAnswer,
  isManagementKey: boolean | null | undefined,
): CreditsReading | MissingReading {
  const subject = { kind: 'account' } as const;
  if (answer.answer === 'error') {
    const { code, message } = answer.error;
    return { kind: 'missing', subject, at, cause: maskSecrets(`${code ?? 'error'} ${message ?? ''}`.trim()) };
  }
  return {
    kind: 'credits',
    subject,
    at,
    totalCredits: dollars(answer.total_credits),
    totalSpent: dollars(answer.total_usage),
    ...(isManagementKey != null && { askedWith: isManagementKey ? 'management-key' : 'ordinary-key' }),
  };
}

function optionalMoney<Name extends string>(
  name: Name,
  amount: number | null | undefined,
): Partial<Record<Name, Money>> {
  return amount == null ? {} : ({ [name]: dollars(amount) } as Partial<Record<Name, Money>>);
}

/** Reads the shortest decimal of a JSON number: 0.1 + 0.2 arrives as 0.30000000000000004 and is $0.30. */
function dollars(amount: number): Money {
  return roundToMoney(multiply(exact(amount), PICODOLLARS_PER_DOLLAR));
}

/** A label that holds a key names it as well by its SHA-256, which is what OpenRouter's `hash` of a key is. */
function withoutSecret(id: string): string {
  return maskSecrets(id) === id ? id : createHash('sha256').update(id).digest('hex');
}

const PICODOLLARS_PER_DOLLAR = exact('1e12');
