import { describe, expect, it } from 'vitest';

import { plannedOf, replyOf, talkThrough } from './testing/talk-through.ts';

const BEFORE = 'sonnet 4.6, 10k requests a month, 2k in, 500 out';

describe('followUpHint', () => {
  it.each([
    ['undo', /nothing was undone/],
    ['go back', /nothing was undone/],
    ['cheapest?', /^I compare the models that you name/],
    ['which one is cheaper?', /^I compare the models that you name/],
    ['any cheaper alternatives?', /^I compare the models that you name/],
  ])('says to "%s" what to say instead, and forgets nothing', (message, hint) => {
    expect(replyOf('refused', talkThrough(BEFORE, message)).sentences[0]).toMatch(hint);
    // 10,000 × (2,000 × $3 + 1,000 × $15) / 1M
    expect(plannedOf(talkThrough(BEFORE, message, '1,000 out'))).toBe('210');
  });
});

describe('answer, to a follow-up', () => {
  it.each([
    // 10,000 × (2,000 × $3 + 2,000 × $15) / 1M
    ['2k output instead', '360'],
    // $135, and 10,000 searches at $10 for 1,000
    ['with web search', '235'],
    // 10,000 × (1,000 × $3 + 1,000 × $0.30 + 500 × $15) / 1M
    ['50% cached', '108'],
  ])('changes what was said: "%s" is $%s', (message, planned) => {
    expect(plannedOf(talkThrough(BEFORE, message))).toBe(planned);
  });

  it('takes money alone as what there is to spend', () => {
    // $500 / $0.0135 = 37,037.03
    const { question, within } = replyOf('budget', talkThrough(BEFORE, 'and with $500?'));

    expect(question.field).toBe('monthlyRequests');
    expect(within).toMatchObject({ kind: 'found', at: { value: { numerator: 37_037n } } });
  });

  it('goes on asking for what a budget was for', () => {
    const asked = 'sonnet 4.6 how many users for $300, 10 requests per user per day, 2k in 500 out';
    const { question, within } = replyOf('budget', talkThrough(asked, 'and with $500?'));

    expect(question.field).toBe('users');
    // A user is 300 requests at $0.0135, $4.05: $500 / $4.05 = 123.4
    expect(within).toMatchObject({ kind: 'found', at: { value: { numerator: 123n } } });
  });
});
