import type { Answer, AnsweredFact } from '../answer-schema.ts';

/** An answer that says nothing, with some of it changed. */
export function answerWith(change: Partial<Answer> = {}): Answer {
  return {
    intent: 'estimate',
    workload: null,
    facts: [],
    models: [],
    choices: [],
    wanted: null,
    assumptions: [],
    unclear: [],
    ...change,
  };
}

/** A fact of an answer: a plain number, unless it says more. */
export function stated(change: Pick<AnsweredFact, 'words' | 'name'> & Partial<AnsweredFact>): AnsweredFact {
  const rest = {
    value: null,
    low: null,
    high: null,
    unit: 'number',
    per: null,
    per_user: false,
    change: null,
  };
  return { ...(rest as Omit<AnsweredFact, 'words' | 'name'>), ...change };
}
