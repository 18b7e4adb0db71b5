import { describe, expect, it } from 'vitest';

import { exampleFor, questionFor } from './question.ts';

describe('questionFor', () => {
  it('asks for all that is missing at once, with a sentence to copy', () => {
    expect(questionFor(['model', 'monthlyRequests', 'outputTokens'])).toBe(
      'Which model, or which prices, how many requests per month, and how many output tokens per request? For example: "Sonnet 4.6, 6,000 requests a month, 500 out".',
    );
  });

  it('asks for a price as what a model would give too', () => {
    expect(questionFor(['unitPriceUsd'])).toBe(
      'Which model, or what is the price per generation? For example: "$0.04 per generation".',
    );
  });
});

describe('exampleFor', () => {
  it('writes fields where a sentence would not be understood', () => {
    expect(exampleFor(['acceptedClipsPerMonth', 'secondsPerClip'])).toBe(
      '/estimate accepted_clips_per_month=100 seconds_per_clip=8',
    );
    expect(exampleFor(['model', 'seats'])).toBe('/estimate model=sonnet-4.6 seats=45');
  });
});
