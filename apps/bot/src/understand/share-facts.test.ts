import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';

describe('shareMeaning', () => {
  it.each([
    ['3% retries', { retryRate: '0.03' }],
    ['.5% retries', { retryRate: '0.005' }],
    ['15% buffer on top', { buffer: '0.15' }],
    ['put a fifth on top', { buffer: '0.2' }],
    ['25% reserve', { buffer: '0.25' }],
    ['90 % of the input read from the cache', { cachedShare: '0.9' }],
    ['half of it cached, a third in batch', { cachedShare: '0.5', batchShare: '0.333333' }],
    ['5% fail, of which 50% are billed', { failedJobRate: '0.05', billedShareOfFailed: '0.5' }],
    ['6% of requests are duplicates', { duplicateRate: '0.06' }],
    ['agent: 65% of runs succeed', { successRate: '0.65' }],
  ] as const)('gives "%s" the place that its words name', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    ['500 images a month, 40% are usable', { acceptedImagesPerMonth: '500', attemptsPerAccepted: '2.5' }],
    ['500 images a month, 20% rejected', { acceptedImagesPerMonth: '500', attemptsPerAccepted: '1.25' }],
    ['60 Bilder im Monat, Annahmequote 40 %', { acceptedImagesPerMonth: '60', attemptsPerAccepted: '2.5' }],
    [
      '60 imágenes al mes, tasa de aceptación del 20 %',
      { acceptedImagesPerMonth: '60', attemptsPerAccepted: '5' },
    ],
    [
      "120 images par mois, taux d'acceptation de 25 %",
      { acceptedImagesPerMonth: '120', attemptsPerAccepted: '4' },
    ],
    [
      '500 images a month, every second picture is good enough',
      { acceptedImagesPerMonth: '500', attemptsPerAccepted: '2' },
    ],
  ] as const)('counts attempts by the share of images that is accepted: "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([['50% discount on batch, 2k in', { inputTokens: '2000' }]] as const)(
    'takes no discount for a share: "%s"',
    (sentence, facts) => {
      expect(read(sentence)).toEqual(facts);
    },
  );
});
