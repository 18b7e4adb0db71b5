import { decimalUsd } from './picodollars.ts';

/** Writes JSON in which every bigint is picodollars and becomes a number with all its decimals. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'bigint' ? rawJson(decimalUsd(part)) : part,
  );
}

/** Part of Node since 22; TypeScript's library does not know it yet. */
const { rawJSON: rawJson } = JSON as unknown as { rawJSON: (text: string) => unknown };
