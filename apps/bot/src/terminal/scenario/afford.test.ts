import { given, type Scenario } from '@tollkeeper/engine';
import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { afford } from './afford.ts';
import { estimated } from './estimated-scenario.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const prices = {
  catalog: smallCatalog({ 'acme/own': { 'input-token': '3', 'output-token': '15' } }),
  today: '2026-11-21',
};
const scenario: Scenario = {
  workloads: [
    {
      kind: 'text',
      pricing: { model: 'acme/own', inputs: {} },
      inputs: {
        users: given(exact(10)),
        activeDays: given(exact(20)),
        requestsPerUserPerDay: given(exact(5)),
        inputTokens: given(exact(1_000)),
        outputTokens: given(exact(200)),
      },
    },
  ],
  inputs: {},
};

describe('afford with several pieces of work', () => {
  const [chat] = scenario.workloads;
  const two = {
    ...scenario,
    workloads: [chat, chat].flatMap((each, at) =>
      each === undefined ? [] : [{ ...each, name: ['chat', 'search'][at] ?? '' }],
    ),
  };
  const asked = (field: string, work?: string) => {
    const outcome = afford(estimated({ scenario: two }, prices), { field, budget: '12', work }, prices);
    return outcome.kind === 'refused' ? outcome.texts : outcome.json();
  };

  it('asks which of them is meant, and changes that one alone', () => {
    expect(asked('input_tokens')).toEqual([
      'input_tokens is an input of several pieces of work: name one of chat, search behind the budget',
    ]);
    // Each costs 1,000 requests × (1,000 × $3/1M + 200 × $15/1M) = $6: the budget is spent as it is.
    expect(asked('input_tokens', 'search')).toMatchObject({ at: { value: 1_000 } });
    expect(asked('input_tokens', 'mail')).toEqual([
      'there is no piece of work "mail": name one of chat, search',
    ]);
  });

  it('takes users for the same people in all of them', () => {
    // Two pieces of work at $0.60 a user each: $12 / $1.20
    expect(asked('users')).toMatchObject({ at: { value: 10 } });
  });
});

function allowed(field: string, budget: string) {
  const outcome = afford(estimated({ scenario }, prices), { field, budget }, prices);
  return outcome.kind === 'refused' ? outcome.texts : outcome.json();
}

describe('afford', () => {
  it.each([
    // A user costs 100 requests × (1,000 × $3/1M + 200 × $15/1M) = $0.60.
    ['500', '500', 833],
    ['$500', '500', 833],
    ['1,250.50', '1250.5', 2084],
    ['$0.60', '0.6', 1],
  ])('reads %s as dollars', (typed, budget, users) => {
    expect(allowed('users', typed)).toMatchObject({
      budget_usd: budget,
      result: 'found',
      at: { value: users },
      next: { value: users + 1 },
    });
  });

  it.each(['00', '0', '', '-5', '5e3', '1,25', '1.000.000', '0.0000000000001', 'many', ',000'])(
    'refuses "%s", which may be what a shell left of dollars',
    (typed) => {
      expect(allowed('users', typed)).toEqual([
        `the budget is "${typed}", expected dollars above 0 such as 500 or 1,250.50 (a dollar sign needs quotes: '$500')`,
      ]);
    },
  );

  it('names the field that was meant, or those that there are, and says both mistakes at once', () => {
    expect(allowed('outputTokens', '0')).toEqual([
      'there is no field "outputTokens"; did you mean output_tokens?',
      expect.stringContaining('the budget is "0"'),
    ]);
    expect(allowed('people', '500')).toEqual([
      expect.stringMatching(/^there is no field "people"; here it can be users, active_days, /),
    ]);
  });

  it('says why a field has no place in the scenario', () => {
    expect(allowed('seats', '500')).toEqual([
      expect.stringMatching(/^there is no answer for seats:\n {2}seats is no input of text work/),
    ]);
  });

  it('has no answer where only an unknown price depends on the field', () => {
    const half = { catalog: smallCatalog({ 'acme/own': { 'input-token': '3' } }), today: '2026-11-21' };
    const words = { field: 'output_tokens', budget: '500' };
    expect(afford(estimated({ scenario }, half), words, half)).toEqual({
      kind: 'refused',
      texts: ['what a budget allows of output_tokens is not known:\n  no rate for output tokens of acme/own'],
    });
  });

  it('answers that not even the least is affordable', () => {
    // 0.000001 users are no user: the least is one, at $0.60.
    expect(allowed('users', '0.5')).toMatchObject({
      result: 'nothing',
      least: { value: 1, planned: { usd: '0.6', exact: true } },
    });
  });
});
