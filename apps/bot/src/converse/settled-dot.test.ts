import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { NEW_CONVERSATION } from './conversation.ts';
import { withSettledDot } from './settled-dot.ts';
import { plannedOf, replyOf, talkThrough } from './testing/talk-through.ts';

const MESSAGE = '1.000 requests a month on gpt-5 mini, 1k in 1k out';
const ASKED = { ...NEW_CONVERSATION, unclear: MESSAGE };
const catalog = bundledCatalog();

describe('withSettledDot', () => {
  it.each(['1000', '1,000', ' 1000. ', 'the thousand', '1000 requests a month'])(
    '"%s" is the thousand',
    (answer) => {
      expect(withSettledDot(answer, ASKED, catalog)).toBe(
        '1000 requests a month on gpt-5 mini, 1k in 1k out',
      );
    },
  );

  it('"1" is the one', () => {
    expect(withSettledDot('1', ASKED, catalog)).toBe('1 requests a month on gpt-5 mini, 1k in 1k out');
  });

  it('reads every other number of the message in the same way', () => {
    const two = { ...NEW_CONVERSATION, unclear: '1.000 requests, 2.500 in' };

    expect(withSettledDot('1000', two, catalog)).toBe('1000 requests, 2500 in');
    expect(withSettledDot('2.5', two, catalog)).toBe('1 requests, 2.5 in');
  });

  it.each(['10', '1.000', 'help', '1000 users', 'haiku 4.5, 1000 requests'])(
    'leaves "%s" as it is',
    (answer) => {
      expect(withSettledDot(answer, ASKED, catalog)).toBe(answer);
      expect(withSettledDot('1000', NEW_CONVERSATION, catalog)).toBe('1000');
    },
  );
});

describe('answer, to a number that could be two', () => {
  it('asks which one it is and keeps the rest', () => {
    expect(replyOf('refused', talkThrough(MESSAGE)).sentences).toEqual([
      '"1.000 requests a month" could be 1 or 1000: write it without the dot.',
      'The number alone is enough: the rest is kept.',
    ]);
    // 1,000 × (1,000 × $0.25 + 1,000 × $2) / 1M
    expect(plannedOf(talkThrough(MESSAGE, '1000'))).toBe('2.25');
    expect(plannedOf(talkThrough(MESSAGE, 'help', '1'))).toBe('0.00225');
  });

  it('is asked once: another scenario comes between', () => {
    const turn = talkThrough(MESSAGE, 'haiku 4.5, 10 requests a month, 1k in, 1k out', '1000');

    expect(turn.reply.kind).toBe('refused');
    expect(turn.conversation.unclear).toBeUndefined();
  });
});
