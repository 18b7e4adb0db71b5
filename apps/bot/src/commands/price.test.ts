import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { NEW_CONVERSATION } from '../converse/conversation.ts';
import { answerLine } from './command.ts';
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

  it('leaves the conversation as it is', () => {
    const { conversation } = answerLine('sonnet 4.6, 2,000 in, 500 out', NEW_CONVERSATION, around);
    expect(answerLine('/price haiku 4.5', conversation, around).conversation).toBe(conversation);
  });
});
