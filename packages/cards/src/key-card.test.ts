import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { keyCard } from './key-card.ts';
import { KEY } from './testing/sample-standings.ts';

const { key } = KEY;

describe('keyCard', () => {
  it('answers with what is spent of the limit, and with what stops the key first', () => {
    expect(keyCard(KEY).answer).toBe(
      'Key "prod" has spent 84% of its monthly limit: $84.00 of $100.00. What stops it first is its monthly limit: 2026-11-25 16:00 UTC (in 4 d 3 h).',
    );
  });

  it('lists everything that may stop it, the soonest first, with the interval and the chance', () => {
    const [list] = keyCard(KEY).sections.filter((section) => section.kind === 'list');

    expect(list?.kind === 'list' && list.items[0]).toBe(
      'Its monthly limit: 2026-11-25 16:00 UTC (in 4 d 3 h); $16.00 left; in 8 cases of 10 at the earliest 2026-11-24 08:00 UTC (in 2 d 19 h), at the latest: 2026-11-27 06:00 UTC (in 5 d 17 h); 99% within 7 days',
    );
  });

  it('says of a key without a limit what it has spent in all, and of a disabled one that it is', () => {
    const { limit: _, limitRemaining: __, ...taken } = key.taken;
    const { answer, sections } = keyCard({
      ...KEY,
      key: { taken: { ...taken, disabled: true }, freshAt: key.freshAt },
    });

    expect(answer).toBe('Key "prod" has no limit, and has spent $500.00 in all. It is disabled.');
    expect(sections.some((section) => section.kind === 'chart')).toBe(false);
  });

  it('does not take all that was ever spent for what counts against a limit that resets', () => {
    const { limitRemaining: _, ...taken } = key.taken;
    const unknown = { ...taken, spent: { allTime: usd('500') } };

    expect(keyCard({ ...KEY, key: { ...key, taken: unknown } }).answer).toContain(
      'has a limit of $100.00, but what counts against it is not known.',
    );
  });
});
