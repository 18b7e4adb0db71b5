import { exact, toDecimal } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { Fact, FactName } from '../understand/fact.ts';
import { inputsOfFacts } from './inputs-of-facts.ts';

type Said = Partial<Record<FactName, string | readonly [low: string, middle: string, high: string]>>;

/** The inputs as `value (origin)`, a range as `low..value..high (origin)`. */
function inputsFrom(said: Said, kind: Parameters<typeof inputsOfFacts>[1]) {
  const facts = new Map(
    Object.entries(said).map(([key, value]): [FactName, Fact] => {
      const name = key as FactName;
      if (typeof value === 'string') return [name, { name, value: exact(value), words: key }];
      const [low, middle, high] = value;
      const range = { low: exact(low), high: exact(high) };
      return [name, { name, value: exact(middle), range, words: key }];
    }),
  );
  const inputs = [...inputsOfFacts(facts, kind)].map(([field, { value, range, origin }]) => {
    const ends = range && [toDecimal(range.low), toDecimal(value), toDecimal(range.high)].join('..');
    return [field, `${ends ?? toDecimal(value, 6)} (${origin})`];
  });
  return Object.fromEntries(inputs);
}

describe('inputsOfFacts', () => {
  it('takes what the engine has an input for as it was said, with its range', () => {
    expect(inputsFrom({ users: '100', inputTokens: ['1000', '2000', '3000'] }, 'text')).toEqual({
      users: '100 (given)',
      inputTokens: '1000..2000..3000 (given)',
    });
  });

  it('spreads totals of tokens over the requests that were said', () => {
    // 30M / 20,000 and 4M / 20,000
    expect(
      inputsFrom(
        { inputTokensPerMonth: '30e6', outputTokensPerMonth: '4e6', monthlyRequests: '20000' },
        'text',
      ),
    ).toEqual({
      monthlyRequests: '20000 (given)',
      inputTokens: '1500 (given)',
      outputTokens: '200 (given)',
    });
  });

  it('spreads them over requests of a usual size where none were said', () => {
    // 30M / 2,000 requests, each with 4M / 15,000 out
    expect(inputsFrom({ inputTokensPerMonth: '30e6', outputTokensPerMonth: '4e6' }, 'text')).toEqual({
      monthlyRequests: '15000 (default)',
      inputTokens: '2000 (given)',
      outputTokens: '266.666667 (given)',
    });
  });

  it('counts requests by the size of one that was said', () => {
    // 30M ÷ 3,000
    expect(inputsFrom({ inputTokensPerMonth: '30e6', inputTokens: '3000' }, 'text')).toEqual({
      monthlyRequests: '10000 (given)',
      inputTokens: '3000 (given)',
    });
  });

  it('spreads a total over the requests and calls that were said, and keeps its range', () => {
    const users = { users: '100', requestsPerUserPerDay: '20' };
    // 100 × 20 × 30 days = 60,000
    expect(inputsFrom({ ...users, inputTokensPerMonth: '30e6' }, 'text')).toMatchObject({
      inputTokens: '500 (given)',
    });
    // 400 × 12 calls = 4,800
    const agent = { tasksPerMonth: '400', callsPerTask: '12', inputTokensPerMonth: '48e6' };
    expect(inputsFrom(agent, 'agent')).toMatchObject({ inputTokens: '10000 (given)' });
    expect(
      inputsFrom({ monthlyRequests: '1000', inputTokensPerMonth: ['30e6', '45e6', '60e6'] }, 'text'),
    ).toMatchObject({
      inputTokens: '30000..45000..60000 (given)',
    });
  });

  it('takes no usual size where it would decide the cost', () => {
    expect(inputsFrom({ inputTokensPerMonth: '30e6', outputTokens: '500' }, 'text')).toEqual({
      outputTokens: '500 (given)',
    });
    expect(inputsFrom({ inputTokensPerMonth: '30e6', tasksPerMonth: '400' }, 'agent')).toEqual({
      tasksPerMonth: '400 (given)',
    });
    expect(inputsFrom({ inputTokensPerMonth: '30e6', inputTokens: '0' }, 'text')).toEqual({
      inputTokens: '0 (given)',
    });
  });

  it('makes no requests of a total that is nothing, nor of output alone', () => {
    expect(inputsFrom({ inputTokensPerMonth: '0', outputTokensPerMonth: '4e6' }, 'text')).toEqual({});
    expect(inputsFrom({ outputTokensPerMonth: '4e6' }, 'text')).toEqual({});
  });

  it('makes sessions of minutes a month: of five minutes, or of the length that was said', () => {
    expect(inputsFrom({ sessionMinutesPerMonth: '12000' }, 'voice')).toEqual({
      sessionsPerMonth: '2400 (given)',
      minutesPerSession: '5 (default)',
    });
    expect(
      inputsFrom({ sessionMinutesPerMonth: ['10000', '12000', '14000'], minutesPerSession: '4' }, 'voice'),
    ).toEqual({
      sessionsPerMonth: '2500..3000..3500 (given)',
      minutesPerSession: '4 (given)',
    });
  });

  it('makes minutes of recordings, at the ends of their ranges too', () => {
    expect(inputsFrom({ recordingsPerMonth: '400', minutesPerRecording: '30' }, 'transcription')).toEqual({
      audioMinutesPerMonth: '12000 (given)',
    });
    // 300 × 20, 400 × 30, 500 × 40
    expect(
      inputsFrom(
        { recordingsPerMonth: ['300', '400', '500'], minutesPerRecording: ['20', '30', '40'] },
        'transcription',
      ),
    ).toEqual({ audioMinutesPerMonth: '6000..12000..20000 (given)' });
    expect(inputsFrom({ recordingsPerMonth: '400' }, 'transcription')).toEqual({});
  });

  it('says in the reason what a converted input follows from', () => {
    const recordings: readonly [FactName, Fact][] = [
      ['recordingsPerMonth', { name: 'recordingsPerMonth', value: exact(4000), words: '4,000 calls' }],
      ['minutesPerRecording', { name: 'minutesPerRecording', value: exact('7.5'), words: '7.5 minutes' }],
    ];

    expect(inputsOfFacts(new Map(recordings), 'transcription').get('audioMinutesPerMonth')?.reason).toBe(
      '4,000 recordings of 7.5 minutes',
    );
  });
});
