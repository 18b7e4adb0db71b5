import { bundledCatalog, decimalUsd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { NEW_CONVERSATION } from '../converse/conversation.ts';
import { answerLine } from './command.ts';

const around = { catalog: bundledCatalog(), today: '2026-11-21' };
const replyTo = (line: string) => answerLine(line, NEW_CONVERSATION, around).reply;

describe('answerLine', () => {
  it('reads the fields of /estimate', () => {
    const reply = replyTo(
      '/estimate model="claude sonnet 4.6" monthly_requests=6k input_tokens=2,000 output_tokens=500 retry_rate=3% buffer=0.15',
    );

    if (reply.kind !== 'estimate') throw new Error(`expected an estimate, got ${reply.kind}`);
    // $81 × 1.03 × 1.15
    expect(decimalUsd(reply.estimate.planned.money)).toBe('95.9445');
  });

  it('reads a sentence behind /estimate', () => {
    expect(replyTo('/estimate sonnet 4.6, one call, 500 in and 1,000 out').kind).toBe('estimate');
  });

  it('names every wrong field at once, with what is right', () => {
    expect(replyTo('/estimate usrs=100 input_tokens=many output_tokens=5 oops')).toEqual({
      kind: 'refused',
      sentences: [
        expect.stringMatching(/^There is no field "usrs". The fields are: model, users, active_days/),
        'input_tokens is "many", but it must be a number, such as 2000 or 2k.',
        '"oops" is not a field: write key=value, such as users=100.',
      ],
    });
  });

  it('asks for the fields that are missing', () => {
    expect(replyTo('/estimate model=sonnet-4.6 users=5').kind).toBe('question');
  });

  it('knows the unknown model of a field', () => {
    expect(replyTo('/estimate model=gpt-5.7-imaginary calls=1 input_tokens=1 output_tokens=1')).toMatchObject(
      {
        kind: 'unknown-model',
        name: 'gpt-5.7-imaginary',
      },
    );
  });

  it('shows the help for /help and for an empty /estimate, and says which command is unknown', () => {
    expect(replyTo('/help').kind).toBe('help');
    expect(replyTo('/estimate').kind).toBe('help');
    expect(replyTo('/estimat 3')).toMatchObject({
      sentences: [expect.stringContaining('no command /estimat')],
    });
  });
});
