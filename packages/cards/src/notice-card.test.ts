import type { Doubt } from '@tollkeeper/engine';
import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { noticeCard } from './notice-card.ts';

const readAt = new Date('2026-11-20T09:15:00Z');

describe('noticeCard', () => {
  it.each<[Doubt, string]>([
    [{ kind: 'missing', cause: '403 Forbidden' }, 'holds no counters but "403 Forbidden"'],
    [{ kind: 'empty-credits' }, 'read the credits with a management key'],
    [{ kind: 'no-counter' }, 'neither what is left of it nor the usage of its period'],
    [{ kind: 'spent-fell', from: usd('50'), to: usd('12') }, 'fell from $50.00 to $12.00 without a reset'],
    [{ kind: 'ahead-of-clock', now: readAt }, 'it is 2026-11-20 09:15 UTC now'],
  ])('says what is wrong and that what was known still holds: $0.kind', (doubt, words) => {
    const { answer } = noticeCard({ subject: { kind: 'account' }, readAt, doubt });
    expect(answer).toContain(`The account: `);
    expect(answer).toContain(words);
    expect(answer).toMatch(/What was known before still holds\.$/);
  });
});
