import { describe, expect, it } from 'vitest';

import { diagnosisOf } from './diagnosis-reply.ts';
import { replyOf, talkThrough } from './testing/talk-through.ts';

const CREDITS = 'Insufficient credits. Add more using https://openrouter.ai/settings/credits';

describe('diagnosisReply', () => {
  it.each([
    `Hilfe, Produktion steht seit 10 Minuten: Error code: 402 - {'error': {'message': '${CREDITS}', 'code': 402}}`,
    `我们一直报 402：${CREDITS} 是欠费了吗？`,
    `{"error":{"message":"${CREDITS}","code":402}}`,
    `our bot just died with \`402 ${CREDITS}\` but my cofounder paid for 500 users`,
  ])('diagnoses an error that is pasted into a chat: %s', (message) => {
    expect(replyOf('diagnosis', talkThrough(message)).diagnosis).toMatchObject({
      cause: 'account_balance_exhausted',
      status: 402,
    });
  });

  it.each(['what do 402 requests a month cost?', '429 users on sonnet 4.6', '我们有 402 个用户'])(
    'takes no other message for an error: %s',
    (message) => {
      expect(talkThrough(message).reply.kind).not.toBe('diagnosis');
    },
  );

  it('leaves what was said before for the next question', () => {
    const question = 'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';

    expect(talkThrough(question, `402 ${CREDITS}`).conversation).toEqual(talkThrough(question).conversation);
  });
});

describe('diagnosisOf', () => {
  it('says of a text that is no error it knows that the cause is unknown', () => {
    expect(diagnosisOf('the printer is on fire')).toMatchObject({
      kind: 'diagnosis',
      diagnosis: { cause: expect.stringMatching(/unknown/) },
    });
  });

  it('asks for the error where there is none', () => {
    expect(diagnosisOf('')).toMatchObject({ kind: 'refused', title: 'Nothing to diagnose' });
  });
});
