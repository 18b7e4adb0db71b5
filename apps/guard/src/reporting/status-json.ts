import { limitStanding } from '@tollkeeper/engine/guarding';
import { decimalUsd, type Money } from '@tollkeeper/pricing';

import type { GuardStatus } from './status.ts';

/** Writes how a guard stands for programs: instants as ISO 8601, dollars as decimal texts. */
export function statusJson(status: GuardStatus): string {
  const { at, credits, keys, budgets, sources, undecided, open, silences, channels, dead, guards } = status;
  return JSON.stringify(
    {
      at,
      balance: credits && {
        usd: decimalUsd((credits.taken.totalCredits - credits.taken.totalSpent) as Money),
        bought: decimalUsd(credits.taken.totalCredits),
        spent: decimalUsd(credits.taken.totalSpent),
        readAt: credits.freshAt,
      },
      keys: keys.map(keyJson),
      budgets: budgets.map(({ taken, freshAt }) => ({
        subject: taken.subject,
        limit: decimalUsd(taken.budget.limit),
        spent: decimalUsd(taken.budget.spent),
        resetsAt: taken.budget.resetsAt,
        readAt: freshAt,
      })),
      sources: sources.map(({ subject, ...rest }) => ({ id: subject.id, name: subject.name, ...rest })),
      undecided,
      open: open.map(({ evidence, ...incident }) => ({ ...incident, readAt: evidence?.readAt })),
      silences,
      channels,
      dead: dead.map(({ id, channel, end }) => ({ id, channel, end })),
      guards,
    },
    undefined,
    2,
  );
}

function keyJson({ taken, freshAt, doubt }: GuardStatus['keys'][number]): object {
  const standing = limitStanding(taken);
  return {
    name: taken.subject.name,
    hash: taken.subject.id,
    spentInAll: decimalUsd(taken.spent.allTime),
    ...(standing.kind === 'limited' && {
      spent: decimalUsd(standing.spent),
      limit: decimalUsd(standing.limit),
      reset: standing.reset,
      resetsAt: standing.resetsAt,
    }),
    ...(taken.disabled && { disabled: true }),
    readAt: freshAt,
    ...(doubt !== undefined && { lastReadingNotUsed: doubt.kind }),
  };
}
