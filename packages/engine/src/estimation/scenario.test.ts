import { add } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { given } from './assumption.ts';
import { assumptionsOf, type Scenario, withInputs } from './scenario.ts';
import { inputs, listed, stated } from './testing/hand-made.ts';

const SCENARIO: Scenario = {
  workloads: [
    {
      kind: 'voice',
      pricing: stated({ priceInputPerMillion: '3' }),
      chain: { transcription: stated({ pricePerAudioMinute: '0.006' }), speech: listed('reader') },
      inputs: inputs({ minutesPerSession: '5', sessions: '100' }),
    },
    {
      kind: 'text',
      pricing: listed('chat', { verbosity: '1.2' }),
      fallbacks: [listed('other', { fallbackShare: '0.1' })],
      inputs: inputs({ calls: '1', inputTokens: '10', outputTokens: '20' }),
      cacheLifetime: '1h',
    },
  ],
  inputs: inputs({ buffer: '0.1', retryRate: '0.03' }),
  retries: 'until-success',
};

describe('assumptionsOf', () => {
  it('lists the inputs of every workload and payee, then the scenario’s, each in reading order', () => {
    expect(assumptionsOf(SCENARIO).map(({ field, workload }) => [field, workload])).toEqual([
      ['sessions', 0],
      ['minutesPerSession', 0],
      ['priceInputPerMillion', 0],
      ['pricePerAudioMinute', 0],
      ['calls', 1],
      ['inputTokens', 1],
      ['outputTokens', 1],
      ['verbosity', 1],
      ['fallbackShare', 1],
      ['retryRate', undefined],
      ['buffer', undefined],
    ]);
  });
});

describe('Assumption', () => {
  it('names whom it is stated of by the place, and nobody for what is stated of the work', () => {
    const payees = assumptionsOf(SCENARIO).map(({ field, payee }) => [field, payee]);
    expect(payees.filter(([, payee]) => payee !== undefined)).toEqual([
      ['priceInputPerMillion', 0],
      ['pricePerAudioMinute', 1],
      ['verbosity', 0],
      ['fallbackShare', 1],
    ]);
    const asked: unknown[] = [];
    withInputs(SCENARIO, (assumption) => {
      asked.push([assumption.workload, assumption.field, assumption.payee].join());
      return assumption;
    });
    expect(asked.toSorted()).toEqual(
      assumptionsOf(SCENARIO)
        .map(({ workload, field, payee }) => [workload, field, payee].join())
        .toSorted(),
    );
  });
});

describe('withInputs', () => {
  it('asks for every assumption once, and changes each where it stands', () => {
    const asked: string[] = [];
    const twice = withInputs(SCENARIO, ({ field, value }) => {
      asked.push(field);
      return given(add(value, value));
    });
    expect(asked.toSorted()).toEqual(
      assumptionsOf(SCENARIO)
        .map(({ field }) => field)
        .toSorted(),
    );
    const values = assumptionsOf(twice).map(({ value }) => value);
    expect(values).toEqual(assumptionsOf(SCENARIO).map(({ value }) => add(value, value)));
  });

  it('leaves everything that is no input as it is', () => {
    const same = withInputs(SCENARIO, (assumption) => assumption);
    expect(same).toMatchObject(SCENARIO);
    expect(assumptionsOf(same)).toEqual(assumptionsOf(SCENARIO));
  });
});
