import { exact, ratio, subtract } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { allFields, type Field, fieldDefinition, isField } from './field.ts';
import { problemOf } from './problem.ts';

function messageOf(field: Field, value: string): string | undefined {
  return problemOf({ field, value: exact(value) })[0]?.message;
}

describe('problemOf', () => {
  it.each([
    ['users', '0', 'users is 0, but it must be above 0.'],
    ['users', '-3', 'users is -3, but it must be above 0.'],
    ['users', '2e15', 'users is 2,000,000,000,000,000, but the most is 1,000,000,000,000,000.'],
    ['activeDays', '32', 'active days per month is 32, but the most is 31.'],
    ['activeDays', '31.5', 'active days per month is 31.5, but the most is 31.'],
    ['requestsPerUserPerDay', '0', 'requests per user per active day is 0, but it must be above 0.'],
    ['monthlyRequests', '0', 'requests per month is 0, but it must be above 0.'],
    ['calls', '-1', 'calls is -1, but it must be above 0.'],
    ['inputTokens', '-1', 'input tokens per request is -1, but the least is 0.'],
    [
      'outputTokens',
      '2e12',
      'output tokens per request is 2,000,000,000,000, but the most is 1,000,000,000,000.',
    ],
    ['cachedShare', '1.2', 'share of the input read from the cache is 120%, but the most is 100%.'],
    ['cachedShare', '-0.1', 'share of the input read from the cache is -10%, but the least is 0%.'],
    ['compactAtTokens', '0', 'context tokens at which it is compacted is 0, but the least is 1.'],
    ['acceptedImages', '0', 'accepted images is 0, but it must be above 0.'],
    ['attemptsPerAccepted', '0.5', 'attempts per accepted result is 0.5, but the least is 1.'],
    ['attemptsPerAccepted', '10001', 'attempts per accepted result is 10,001, but the most is 10,000.'],
    ['charactersPerMinute', '0', 'characters of one minute of speech is 0, but it must be above 0.'],
    ['minutesPerSession', '1441', 'minutes of one session is 1,441, but the most is 1,440.'],
    ['successRate', '0', 'share of tasks completed is 0%, but it must be above 0.'],
    ['successRate', '1.01', 'share of tasks completed is 101%, but the most is 100%.'],
    ['priceInputPerMillion', '-3', 'price per 1M input tokens is -3, but the least is 0.'],
    ['unitPriceUsd', '2000000000', 'price per generation is 2,000,000,000, but the most is 1,000,000,000.'],
    ['retryRate', '1.5', 'retry rate is 150%, but the most is 100%.'],
    ['buffer', '10.5', 'planning buffer is 1,050%, but the most is 1,000%.'],
    ['topUp', '4', 'credits bought at a time is 4, but the least is 5.'],
    ['topUp', '25001', 'credits bought at a time is 25,001, but the most is 25,000.'],
  ] as const)('refuses %s of %s, naming field, value and bound', (field, value, message) => {
    expect(messageOf(field, value)).toBe(message);
  });

  it.each(allFields())('takes %s at both of its bounds, and not just beyond them', (field) => {
    const { least, most } = fieldDefinition(field);
    expect(problemOf({ field, value: least })).toEqual([]);
    expect(problemOf({ field, value: most })).toEqual([]);
    const beyond = [subtract(least, ratio(1n, 10n ** 9n)), subtract(most, ratio(-1n, 10n ** 9n))];
    for (const value of beyond) expect(problemOf({ field, value })).toMatchObject([{ field }]);
  });

  it.each([
    ['its low end is out of bounds', ['-1', '5', '9'], 'input tokens per request is -1, but the least is 0.'],
    [
      'its high end is out of bounds',
      ['1', '5', '2e12'],
      'input tokens per request is 2,000,000,000,000, but the most is 1,000,000,000,000.',
    ],
    [
      'its ends are exchanged',
      ['900', '700', '500'],
      'input tokens per request is from 900 to 500, but the low end must not be above the high one.',
    ],
    [
      'it does not have the value in it',
      ['500', '950', '900'],
      'input tokens per request is 950, but its range is from 500 to 900.',
    ],
  ] as const)('refuses a range if %s', (_, [low, value, high], message) => {
    const range = { low: exact(low), high: exact(high) };
    expect(problemOf({ field: 'inputTokens', value: exact(value), range })).toEqual([
      { field: 'inputTokens', message },
    ]);
  });

  it('takes a range that is a single value', () => {
    const range = { low: exact(5), high: exact(5) };
    expect(problemOf({ field: 'inputTokens', value: exact(5), range })).toEqual([]);
  });

  it('writes a number of 310 digits as a power of ten', () => {
    expect(messageOf('users', '1e309')).toBe('users is 1e309, but the most is 1,000,000,000,000,000.');
    expect(messageOf('inputTokens', '-1e309')).toBe(
      'input tokens per request is -1e309, but the least is 0.',
    );
  });
});

describe('isField', () => {
  it('knows every field by its name, and no name that every object has', () => {
    expect(allFields().every(isField)).toBe(true);
    expect(isField('constructor')).toBe(false);
    expect(isField('tokens')).toBe(false);
  });
});
