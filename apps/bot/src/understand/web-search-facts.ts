import { ONE } from '@tollkeeper/pricing';

import type { Placed } from './collected-facts.ts';
import type { Fact } from './fact.ts';
import { factOf } from './fact-of.ts';
import type { Measure } from './measure.ts';

/** "2 web searches per request": how often a request searches. */
export function countedSearches(text: string, measures: readonly Measure[]): readonly Placed[] {
  return measures.flatMap((measure) => {
    const { number, per } = measure;
    const isOfRequest = per.every(
      (each) => each.kind === 'each' || (each.kind === 'thing' && isRequest(each.head.topic)),
    );
    const isSearch = number.measure === 'count' && SEARCHES.test(text.slice(number.end, number.end + REACH));
    return isSearch && isOfRequest ? [{ fact: factOf('webSearchesPerRequest', measure), measure }] : [];
  });
}

/** "Plus web search on every request": one, where no number says how many. */
export function namedSearch(text: string): readonly Fact[] {
  const match = NAMED.exec(text);
  if (match === null || DENIED.test(text.slice(Math.max(0, match.index - REACH), match.index))) return [];
  const note = 'web search was named without a number: one for each request';
  return [{ name: 'webSearchesPerRequest', value: ONE, words: match[0].trim(), note }];
}

function isRequest(topic: string | undefined): boolean {
  return (
    topic === 'request' || topic === 'call' || topic === 'prompt' || topic === 'reply' || topic === 'session'
  );
}

const REACH = 24;
const SEARCHES = /^\s(?:(?:web|internet|online|google)[ -]?)?search(?:es)?\b(?! (?:results?|queries))/i;
const NAMED =
  /\b(?:(?:with|plus|and|incl(?:uding|\.)?|using|each|every|\+) ?(?:an? |one |the )?(?:web|internet|online)[ -]?search(?:es)?\b(?! (?:results?|queries|bot|agent|app|engine|tool definitions?))|(?:web|internet|online)[ -]?search(?:es)? (?:(?:on|for|in|with|at|per) (?:every|each|all|any|the|a)?|per|enabled|on|included)\b(?: ?(?:every |each )?(?:requests?|calls?|messages?|quer(?:y|ies)|questions?))?)/i;
const DENIED = /\b(?:no|not|without|w\/o|never|disable|ohne|sin|sans)\s\S{0,12}\s?$/i;
