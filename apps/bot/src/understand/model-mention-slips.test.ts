import { describe, expect, it } from 'vitest';

import { familyMeant } from './model-mention-slips.ts';

describe('familyMeant', () => {
  it.each([
    ['gemni', 'gemini'],
    ['sonet', 'sonnet'],
    ['claud', 'claude'],
    ['hiaku', 'haiku'],
    ['gork', 'grok'],
    ['mistrl', 'mistral'],
    ['depseek', 'deepseek'],
    ['wisper', 'whisper'],
  ])('reads "%s" as %s', (typed, family) => expect(familyMeant(typed)).toBe(family));

  it.each(
    `grow kin king able table code codes coder image images minimal clause bonnet sonnets ops opts opus gamma lemma
    runaway whiskers wen owen kiwi onus cling sort soda ver leo nota flex flu plus part mini lite wine grape cause
    sonne hable fiable magistrat mode model models runs`.split(/\s+/),
  )('leaves the everyday word "%s" alone', (word) => expect(familyMeant(word)).toBeUndefined());

  it('leaves a word of two slips alone', () => expect(familyMeant('gemn')).toBeUndefined());
});
