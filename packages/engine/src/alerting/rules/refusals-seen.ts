import type { RefusalCount, RefusalsReading } from '../../budgeting/derived-reading.ts';
import { RATE_CAUSES } from '../../refusals/explanations/rate-causes.ts';
import { EXPLANATIONS } from '../../refusals/explanations.ts';
import type { Judgement } from '../judgement.ts';
import { judged, worstLevel } from '../levels.ts';
import type { RuleBasis } from '../rule-basis.ts';
import type { Sight } from '../sight.ts';
import type { LevelOf } from '../threshold.ts';

/** So many calls were refused in the time of one reading, for a reason that money or permission is. */
export type RefusalsSeenRule = RuleBasis & {
  readonly kind: 'refusals-seen';
  readonly levels: readonly LevelOf<'count'>[];
};

export type RefusalsEvidence = Omit<RefusalsReading, 'subject' | 'at' | 'fresh'> & {
  readonly readAt: Date;
  readonly count: number;
};

export function judgeRefusalsSeen(rule: RefusalsSeenRule, { reading }: Sight): Judgement | undefined {
  if (reading?.kind !== 'refusals') return undefined;
  const { at, from, requests } = reading;
  const causes = reading.causes.filter((each) => each.count > 0 && isForMoneyOrPermission(each));
  const count = causes.reduce((sum, each) => sum + each.count, 0);
  const found = worstLevel(rule.levels, (level) => count >= level.from);
  const evidence: RefusalsEvidence = {
    kind: 'refusals',
    readAt: at,
    from,
    causes,
    count,
    ...(requests !== undefined && { requests }),
  };
  return { evidence, ...judged(found, found) };
}

/**
 * Whether a refusal is one for money or permission: 402 and 403, and whatever else is the matter of the account, a key,
 * a member or a workspace. Too many requests are none: who sends fewer of them is refused no more.
 */
export function isForMoneyOrPermission({ cause, status }: Pick<RefusalCount, 'cause' | 'status'>): boolean {
  if (Object.hasOwn(RATE_CAUSES, cause)) return false;
  const { scope } = EXPLANATIONS[cause];
  return SCOPES.has(scope) || ((status === 402 || status === 403) && !OTHERS.has(scope));
}

const OTHERS: ReadonlySet<string> = new Set(['elsewhere', 'nobody']);
const SCOPES: ReadonlySet<string> = new Set(['account', 'key', 'member', 'workspace']);
