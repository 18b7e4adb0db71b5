import { exact, type PriceDiff, type Rate, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { renderPlainText } from './plain-text.ts';
import { priceDiffCard } from './price-diff-card.ts';

function rate(amount: string, condition: Rate['condition'] = {}): Rate {
  return {
    unit: 'input-token',
    price: { kind: 'flat', amount: usd(amount), per: 1_000_000n },
    condition,
    kind: 'route',
    source: { title: 'somewhere' },
    asOf: 'unknown',
  };
}

const NONE: PriceDiff = { added: [], removed: [], changes: [], noise: 0, unread: [] };

function text(diff: Partial<PriceDiff>): string {
  const compared = {
    old: { name: 'old.json', asOf: '2026-09-30' },
    new: { name: 'new.json', notBefore: '2026-10-01' },
  };
  return renderPlainText(priceDiffCard({ ...NONE, ...diff }, compared), 120);
}

describe('priceDiffCard', () => {
  it('shows old, new and percent of what changed, and counts what is up and down', () => {
    const changes: PriceDiff['changes'] = [
      { kind: 'changed', model: 'acme/one', old: rate('0'), new: rate('1') },
      { kind: 'changed', model: 'acme/one', old: rate('3'), new: rate('2'), percent: exact('-33.3333') },
      {
        kind: 'changed',
        model: 'acme/two',
        old: rate('2', { promptOver: 200_000 }),
        new: rate('3', { promptOver: 200_000 }),
        percent: exact('50'),
      },
      { kind: 'added', model: 'acme/two', rate: rate('9', { tier: 'batch' }) },
    ];
    expect(text({ changes })).toBe(`Price changes

3 rates changed (1 down, 2 up), 1 added, 0 removed; 0 models added, 0 removed.

Old  old.json, as of 2026-09-30
New  new.json, as of an unknown day, not before 2026-10-01

Changed rates (3)
  Model     Unit            Old    New    Change  When
  acme/one  input tokens  $0/1M  $1/1M  was free
  acme/one  input tokens  $3/1M  $2/1M    -33.3%
  acme/two  input tokens  $2/1M  $3/1M      +50%  over 200,000 prompt tokens

Rates added and removed (1)
  Model     Unit                  Rate  When
  acme/two  input tokens  added  $9/1M  batch`);
  });

  it('lists models with their first rates, and says where no price is known', () => {
    const shown = text({
      added: [{ model: 'acme/new', rates: [rate('1')] }],
      removed: [{ model: 'acme/old', rates: [] }],
    });
    expect(shown).toMatch(/Models added \(1\)\n.+\n {2}acme\/new {2}input tokens \$1\/1M/);
    expect(shown).toMatch(/Models removed \(1\)\n.+\n {2}acme\/old {2}no known price/);
  });

  it('counts the float noise and names what could not be compared', () => {
    const shown = text({ noise: 16, unread: ['acme/odd'] });
    expect(shown).toContain('16 amounts differ beyond twelve decimals only: no change');
    expect(shown).toContain('cannot be read in one of the files: acme/odd.');
  });
});
