import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';

const WORK = 'gpt-5 10k requests a month 2k in 500 out';
const FACTS = { monthlyRequests: '10000', inputTokens: '2000', outputTokens: '500' };

describe('tierFacts', () => {
  it.each([
    [`${WORK} priority tier`, { priorityShare: '1' }],
    [`${WORK} service tier priority`, { priorityShare: '1' }],
    [`${WORK}, service_tier=priority`, { priorityShare: '1' }],
    [`${WORK} flex`, { flexShare: '1' }],
    [`${WORK}, with flex`, { flexShare: '1' }],
    [`${WORK} batch`, { batchShare: '1' }],
    [`${WORK}, all of it via the batch API`, { batchShare: '1' }],
    [`${WORK}, 40% flex`, { flexShare: '0.4' }],
  ])('reads the tier of "%s"', (text, tier) => expect(read(text)).toEqual({ ...FACTS, ...tier }));

  it.each([
    `${WORK}, not sure about flex`,
    `${WORK}, priority support tickets`,
    `${WORK}, a batch of invoices`,
    `${WORK}, batch size 50`,
    `${WORK}, maybe batch`,
  ])('reads none in "%s"', (text) => expect(read(text)).toEqual(FACTS));

  it.each([`${WORK}, no batch`, `${WORK}, batch isn't an option`])('leaves a denial one: "%s"', (text) => {
    expect(read(text)).toEqual({ ...FACTS, batchShare: '0' });
  });
});
