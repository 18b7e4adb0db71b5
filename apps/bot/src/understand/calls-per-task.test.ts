import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';

describe('callsPerTask', () => {
  it.each([
    [
      'per task the agent makes 4 calls and starts 2 workers, each worker makes 8 more. 100 tasks a month',
      { tasksPerMonth: '100', callsPerTask: '20' },
    ],
    [
      'a task = 1 orchestrator that makes 4 calls + 5 subagents that make 8 calls each. 620 tasks a month',
      { tasksPerMonth: '620', callsPerTask: '44' },
    ],
    [
      'one agent task = 2 planning calls + 8 execution calls. 1,500 tasks a month',
      { tasksPerMonth: '1500', callsPerTask: '10' },
    ],
  ] as const)('adds the calls of everything that makes them in "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    [
      'each task = 1 planner call + 4 workers with 6 calls each, so 25 calls. 700 tasks a month',
      { tasksPerMonth: '700', callsPerTask: '25' },
    ],
  ] as const)('takes the total where it is said: "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });

  it.each([
    [
      '13 calls per incident, 130 incidents a month and every one gets one agent run',
      { tasksPerMonth: '130', callsPerTask: '13' },
    ],
    [
      '6 builds every night x 9 scenarios, one agent run per scenario and build, 40 calls a run',
      { tasksPerMonth: '1620', callsPerTask: '40' },
    ],
  ] as const)('counts the tasks by the things that get one run each: "%s"', (sentence, facts) => {
    expect(read(sentence)).toEqual(facts);
  });
});
