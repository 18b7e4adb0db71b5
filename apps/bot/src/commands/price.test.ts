import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { NEW_CONVERSATION } from '../converse/conversation.ts';
import { plannedOf } from '../converse/testing/talk-through.ts';
import { answerLine } from './answer-line.ts';
import { priceReply } from './price.ts';

const around = { catalog: bundledCatalog(), today: '2026-11-21' };

describe('priceReply', () => {
  it('shows the card of the model that a name means', () => {
    expect(priceReply('sonnet 4.6', around)).toMatchObject({
      kind: 'price',
      card: { model: 'anthropic/claude-sonnet-4.6' },
      today: '2026-11-21',
    });
  });

  it('asks which of several models is meant, and offers near names for an unknown one', () => {
    expect(priceReply('sonnet', around)).toMatchObject({ kind: 'ambiguous-model', name: 'sonnet' });
    expect(priceReply('gpt-5.7-imaginary', around)).toMatchObject({ kind: 'unknown-model' });
  });

  it.each(['', '--diff a b', 'x'.repeat(201)])('refuses "%s" in a sentence with what to write', (name) => {
    expect(priceReply(name, around)).toMatchObject({
      kind: 'refused',
      sentences: [expect.stringContaining('write /price and a name, such as /price sonnet 4.6')],
    });
  });

  it('leaves the conversation as it is', async () => {
    const { conversation } = await answerLine('sonnet 4.6, 2,000 in, 500 out', NEW_CONVERSATION, around);
    expect((await answerLine('/price haiku 4.5', conversation, around)).conversation).toBe(conversation);
  });

  it('takes a number for one of the models that were offered', async () => {
    const asked = await answerLine('/price haiku', NEW_CONVERSATION, around);

    expect(asked.reply.kind).toBe('ambiguous-model');
    expect((await answerLine('1', asked.conversation, around)).reply).toMatchObject({
      kind: 'price',
      card: { model: asked.conversation.offered[0] },
    });
  });

  it('lets a scenario that follows instead start anew', async () => {
    const before = await answerLine(
      'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out, 15% buffer',
      NEW_CONVERSATION,
      around,
    );
    const asked = await answerLine('/price haiku', before.conversation, around);
    const last = await answerLine(
      'haiku 4.5, 10 requests a month, 1,000 in, 100 out',
      asked.conversation,
      around,
    );

    // 10 × (1,000 × $1/1M + 100 × $5/1M), without the buffer of before
    expect(plannedOf(last)).toBe('0.015');
  });
});
