import { usd } from '@tollkeeper/pricing';

import type { CreditsReading, KeyReading, MissingReading } from '../../budgeting/reading.ts';

type KeyFigures = Partial<Omit<KeyReading, 'spent'>> & { readonly used?: string };

/** A key with $100 a month, of which `left` is left; all it ever spent is `used`. */
export function key(
  at: string | Date,
  left: string,
  { used = '500', ...parts }: KeyFigures = {},
): KeyReading {
  return {
    kind: 'key',
    subject: { kind: 'key', id: 'a1', name: 'prod' },
    at: new Date(at),
    limit: usd('100'),
    limitRemaining: usd(left),
    limitReset: 'monthly',
    spent: { allTime: usd(used) },
    ...parts,
  };
}

export function credits(at: string | Date, [bought, spent]: readonly [string, string]): CreditsReading {
  const [totalCredits, totalSpent] = [usd(bought), usd(spent)];
  return { kind: 'credits', subject: { kind: 'account' }, at: new Date(at), totalCredits, totalSpent };
}

export function missing(
  at: string | Date,
  subject: MissingReading['subject'] = { kind: 'account' },
): MissingReading {
  return { kind: 'missing', subject, at: new Date(at), cause: '503' };
}
