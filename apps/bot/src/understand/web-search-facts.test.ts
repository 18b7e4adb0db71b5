import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';
import { understand } from './understand.ts';

const WORK = 'sonnet 4.6, 1k requests a month, 1k in 1k out';

describe('countedSearches and namedSearch', () => {
  it.each([
    [`${WORK}, 1 web search per request`, '1'],
    [`${WORK}, 2 web searches per request`, '2'],
    [`${WORK}, 0.5 web searches per call`, '0.5'],
    [`${WORK}, two searches each`, '2'],
    [`${WORK}, plus web search on every request`, '1'],
    [`${WORK}, with web search`, '1'],
    [`${WORK}, each web search included`, '1'],
  ])('reads how often a request searches: "%s"', (text, searches) => {
    expect(read(text)).toEqual({
      monthlyRequests: '1000',
      inputTokens: '1000',
      outputTokens: '1000',
      webSearchesPerRequest: searches,
    });
  });

  it('says that one is taken where none was counted', () => {
    const { facts } = understand(`${WORK}, with web search`, bundledCatalog());

    expect(facts.at(-1)).toMatchObject({
      words: 'with web search',
      note: 'web search was named without a number: one for each request',
    });
  });

  it.each([
    `${WORK}, without web search`,
    `${WORK}, no web search`,
    `${WORK}, with web search results in the prompt`,
    `${WORK}, 500 web searches a month`,
  ])('reads no search of a request in "%s"', (text) => {
    expect(read(text)).not.toHaveProperty('webSearchesPerRequest');
  });

  it('tells searches of a month, which have no place', () => {
    const { unused } = understand(`${WORK}, 500 web searches a month`, bundledCatalog());

    expect(unused).toEqual(['500 web searches a month']);
  });
});
