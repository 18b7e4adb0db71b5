import { describe, expect, it } from 'vitest';

import { planStateOf, planStateText } from './plan-state.ts';

describe('planStateOf', () => {
  it('reads what was written', () => {
    const state = { card: { title: 'Estimate' }, conversation: '{}', keys: ['prod'], basis: '{}' };
    expect(planStateOf(planStateText(state))).toEqual(state);
  });

  it.each(['', 'null', '{"card":{}}', '{"version":2,"card":{},"conversation":""}'])(
    'reads nothing of another version: %s',
    (text) => {
      expect(planStateOf(text)).toBeUndefined();
    },
  );
});
