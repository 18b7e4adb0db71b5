import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { answer } from './answer.ts';
import { type Conversation, NEW_CONVERSATION } from './conversation.ts';
import { conversationFrom, conversationText } from './conversation-text.ts';

const around = { catalog: bundledCatalog(), today: '2026-11-21' };

function after(...messages: readonly string[]): Conversation {
  return messages.reduce(
    (conversation, message) => answer(message, conversation, around).conversation,
    NEW_CONVERSATION,
  );
}

describe('conversationFrom', () => {
  it.each<[string, Conversation]>([
    ['a new one', NEW_CONVERSATION],
    ['ranges and fractions', after('1,300 to 1,400 requests per week on sonnet 4.6, 2k ± 20% in, 500 out')],
    ['what was asked', after('veo 3.1 fast clips at 4k')],
    ['what was offered', after('opus, 10 requests a month, 1 in, 1 out')],
    ['a language', after('haiku 4.5, 10 requests a month, 1k in, 1k out', 'and in German?')],
    ['a comparison', after('gpt-5 mini vs haiku 4.5')],
    ['names that are still to be asked about', after('opus vs sonnet, 10 requests a month, 1 in, 1 out')],
    ['what a budget is for', after('how many users for $500 a month on sonnet 4.6')],
    ['a number that could be two', after('1.000 requests a month on gpt-5 mini, 1k in, 1k out')],
    ['what was mentioned', after('haiku 4.5, 10 requests a month, 1k in, 1k out, with caching and BYOK')],
    ['seats', after('Copilot Business for 45 devs, what is that over a year?')],
  ])('reads back what was written: %s', (_, conversation) => {
    expect(conversationFrom(conversationText(conversation))).toEqual(conversation);
  });

  it.each([
    '',
    '{}',
    'null',
    conversationText(after('haiku 4.5, 10 requests a month')).replace('monthlyRequests', 'requestsADay'),
    conversationText(after('how many users for $500 on sonnet 4.6')).replace(
      '"wanted":"users"',
      '"wanted":"luck"',
    ),
    conversationText(after('haiku 4.5, 10 requests a month')).replace(
      '"denominator":"1"',
      '"denominator":"0"',
    ),
  ])('takes nothing out of a text that it did not write: %s', (text) => {
    expect(conversationFrom(text)).toBeUndefined();
  });
});
