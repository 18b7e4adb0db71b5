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
  it('says in words what can be missing, and in fields what sentences have no words for', () => {
    expect(exampleFor(['acceptedClipsPerMonth', 'secondsPerClip'])).toBe(
      '100 clips a month, 8 seconds per clip',
    );
    expect(exampleFor(['acceptedClipsPerMonth', 'turnsPerMinute'])).toBe(
      '/estimate accepted_clips_per_month=100 turns_per_minute=1',
    );
  });

  it('offers the first of the values that there are to choose from', () => {
    const options = new Map([['choice:resolution', ['720p', '1080p']]] as const);

    expect(questionFor(['secondsPerClip', 'choice:resolution'], options)).toBe(
      'How many seconds of one clip, and which resolution (720p, 1080p)? For example: "8 seconds per clip, 720p".',
    );
  });
});
