import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { Fact, FactName } from '../understand/fact.ts';
import { type Brief, EMPTY_BRIEF } from './brief.ts';
import { changedFacts } from './changed-facts.ts';

function briefOf(...facts: readonly Fact[]): Brief {
  return { ...EMPTY_BRIEF, facts: new Map(facts.map((fact) => [fact.name, fact])) };
}

function said(name: FactName, value: string, words = `${value} ${name}`): Fact {
  return { name, value: exact(value), words };
}

const DOUBLED = { ...said('users', '2', 'double the users'), change: 'times' } as const;

describe('changedFacts', () => {
  it('multiplies what was said before, its range too, and notes what it was', () => {
    const range = { low: exact(80), high: exact(130) };
    const { facts } = changedFacts([DOUBLED], briefOf({ ...said('users', '100', '100 users'), range }));

    expect(facts).toEqual([
      {
        name: 'users',
        value: exact(200),
        range: { low: exact(160), high: exact(260) },
        words: 'double the users',
        note: 'from "100 users"',
      },
    ]);
  });

  it('adds to what was said before, and keeps the reason of the change', () => {
    const more: Fact = { ...said('users', '20', '20 more users'), change: 'plus', note: 'as they say' };
    const [fact] = changedFacts([more], briefOf(said('users', '100', '100 users'))).facts;

    expect(fact).toMatchObject({ value: exact(120), note: 'from "100 users", as they say' });
  });

  it('leaves a new value as it is', () => {
    const plain = said('users', '7');

    expect(changedFacts([plain], briefOf(said('users', '100')))).toEqual({ facts: [plain], impossible: [] });
  });

  it.each<readonly FactName[]>([
    ['requestsPerUserPerDay', 'users'],
    ['monthlyRequests'],
    ['inputTokensPerMonth'],
  ])('takes a volume for what says how much there is: %s', (...names) => {
    const tripled: Fact = { ...said('volume', '3', 'triple the volume'), change: 'times' };
    const [fact] = changedFacts([tripled], briefOf(...names.map((name) => said(name, '10')))).facts;

    expect(fact?.name).toBe(names[0]);
    expect(fact?.value).toEqual(exact(30));
  });

  it('says what there is nothing to change of', () => {
    expect(changedFacts([DOUBLED], EMPTY_BRIEF)).toEqual({
      facts: [],
      impossible: ['"double the users" changes users, and none was said before. Say the new value.'],
    });
  });

  it('does not add to a volume that may be of a day or of a month', () => {
    const more: Fact = { ...said('volume', '20', '20 more requests'), change: 'plus' };

    expect(changedFacts([more], briefOf(said('monthlyRequests', '6000'))).impossible).toEqual([
      '"20 more requests": say the new volume, such as "200 requests a day".',
    ]);
  });
});
