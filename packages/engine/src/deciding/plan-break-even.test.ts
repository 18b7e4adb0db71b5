import { exact, ratio, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { given, type Inputs } from '../estimation/assumption.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { type Plan, planBreakEven } from './plan-break-even.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const prices = {
  catalog: smallCatalog({
    'a/model': { 'input-token': '3', 'output-token': '15' },
    'a/no-output-price': { 'input-token': '3' },
    'plan/max': { 'seat-month': '100' },
    'plan/unpriced': {},
  }),
  today: '2026-11-21',
};
const FIVE_SEATS: Plan = { pricing: { model: 'plan/max', inputs: {} }, seats: exact(5) };

/** Of 10 calls each: 10 × (20,000 × $3 + 1,000 × $15) / 1M = $0.75 a task. */
function coding(volume: Inputs, model = 'a/model', inputs: Inputs = {}): Scenario {
  const task: Inputs = {
    callsPerTask: given(exact(10)),
    contextTokens: given(exact(20_000)),
    outputTokens: given(exact(1_000)),
  };
  return {
    workloads: [{ kind: 'agent', pricing: { model, inputs: {} }, inputs: { ...task, ...volume } }],
    inputs,
  };
}

const TASKS = (count: number): Inputs => ({ tasksPerMonth: given(exact(count)) });

describe('planBreakEven', () => {
  it('says at how many tasks per seat and month the plan costs what the API does', () => {
    expect(planBreakEven(FIVE_SEATS, coding(TASKS(400)), prices)).toMatchObject({
      kind: 'compared',
      plan: { kind: 'exact', money: usd('500') },
      api: { kind: 'exact', money: usd('300') }, // 400 × $0.75
      apiPerSeat: usd('60'),
      pricePerSeat: usd('100'),
      cheaper: 'api',
      paysFrom: { kind: 'exact', amounts: [{ label: 'tasks', quantity: ratio(400n, 3n) }] }, // $100 / $0.75
    });
  });

  it('finds the plan cheaper for more work, and the same at the break-even', () => {
    expect(planBreakEven(FIVE_SEATS, coding(TASKS(1_000)), prices)).toMatchObject({ cheaper: 'plan' }); // $750
    const three = { ...FIVE_SEATS, seats: exact(3) };
    expect(planBreakEven(three, coding(TASKS(400)), prices)).toMatchObject({ cheaper: 'same' }); // $300 both
  });

  it('counts retries in, and the buffer not', () => {
    const inputs = { retryRate: given(exact('0.1')), buffer: given(exact(1)) };
    const answer = planBreakEven(FIVE_SEATS, coding(TASKS(400), 'a/model', inputs), prices);
    expect(answer).toMatchObject({ api: { money: usd('330') } });
  });

  it('takes a stated price for a seat', () => {
    const stated: Plan = { pricing: { inputs: { pricePerSeat: given(exact(60)) } }, seats: exact(5) };
    expect(planBreakEven(stated, coding(TASKS(400)), prices)).toMatchObject({
      cheaper: 'same',
      paysFrom: { kind: 'exact', amounts: [{ quantity: exact(80) }] }, // $60 / $0.75
    });
  });

  it('never assumes that the plan covers the work', () => {
    const answer = planBreakEven(FIVE_SEATS, coding(TASKS(400)), prices);
    expect(answer.kind === 'compared' && answer.caution).toContain(
      'Whether a seat covers this work is not known',
    );
  });

  it('settles an API cost of "at least" only where its known part exceeds the plan', () => {
    // 10 × 20,000 × $3/1M = $0.60 a task.
    const partly = (tasks: number) =>
      planBreakEven(FIVE_SEATS, coding(TASKS(tasks), 'a/no-output-price'), prices);
    expect(partly(400)).toMatchObject({ api: { kind: 'at-least', money: usd('240') }, cheaper: 'unknown' });
    // The rest of the price makes it pay earlier than at $100 / $0.60.
    expect(partly(400)).toMatchObject({
      paysFrom: { kind: 'at-most', amounts: [{ quantity: ratio(500n, 3n) }] },
    });
    expect(partly(1_000)).toMatchObject({ api: { kind: 'at-least', money: usd('600') }, cheaper: 'plan' });
  });

  it('does not take an unknown price of a seat for a low one', () => {
    const unpriced: Plan = { pricing: { model: 'plan/unpriced', inputs: {} }, seats: exact(5) };
    expect(planBreakEven(unpriced, coding(TASKS(400)), prices)).toMatchObject({
      cheaper: 'unknown',
      paysFrom: { amounts: [] },
    });
  });

  it('has no break-even with an API that costs nothing', () => {
    const free = {
      ...prices,
      catalog: smallCatalog({
        'a/model': { 'input-token': '0', 'output-token': '0' },
        'plan/max': { 'seat-month': '100' },
      }),
    };
    expect(planBreakEven(FIVE_SEATS, coding(TASKS(400)), free)).toMatchObject({
      cheaper: 'api',
      paysFrom: { amounts: [] },
    });
  });

  it('compares a month with nothing that is done once', () => {
    expect(planBreakEven(FIVE_SEATS, coding({ tasks: given(exact(400)) }), prices)).toEqual({
      kind: 'not-monthly',
    });
  });

  it('refuses a plan that nobody knows', () => {
    const unheard: Plan = { pricing: { model: 'plan/unheard-of', inputs: {} }, seats: exact(5) };
    expect(planBreakEven(unheard, coding(TASKS(400)), prices)).toMatchObject({
      kind: 'refused',
      problems: [{ message: 'The catalog has no model "plan/unheard-of".' }],
    });
  });
});
