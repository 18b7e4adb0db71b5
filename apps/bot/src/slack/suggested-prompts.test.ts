import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { answer } from '../converse/answer.ts';
import { NEW_CONVERSATION } from '../converse/conversation.ts';
import { SUGGESTED_PROMPTS } from './suggested-prompts.ts';

describe('SUGGESTED_PROMPTS', () => {
  it.each(SUGGESTED_PROMPTS.map(({ title, message }) => [title, message]))(
    'are understood without another question: %s',
    (_, message) => {
      const around = { catalog: bundledCatalog(), today: '2026-11-21' };

      expect(answer(message, NEW_CONVERSATION, around).reply.kind).toMatch(/^(estimate|comparison|budget)$/);
    },
  );
});
