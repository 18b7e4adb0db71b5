import type { Doubt } from '../doubt.ts';
import type { Judgement } from '../judgement.ts';
import type { RuleBasis } from '../rule-basis.ts';
import type { Severity } from '../severity.ts';
import type { Sight } from '../sight.ts';

/** Nothing that can be believed has come for some looks, or for some time. */
export type SourceStaleRule = RuleBasis & {
  readonly kind: 'source-stale';
  readonly severity: Severity;
  /** So many looks in a row brought nothing. */
  readonly failures: number;
  /** In milliseconds, since the last that was believed; at the account and at sources only. */
  readonly silence: number;
};

export type SourceEvidence = {
  readonly kind: 'source';
  /** The last look, or the time at which none had come. */
  readonly readAt: Date;
  readonly failures: number;
  /** The last that was believed. */
  readonly freshAt?: Date;
  readonly doubt?: Doubt;
};

/** A key that nobody lists is no failure of its own: the source tells for all of them. */
export function judgeSourceStale(rule: SourceStaleRule, sight: Sight): Judgement | undefined {
  const { subject, reading, known, now, isBelieved } = sight;
  const { failures, freshAt, doubted } = known;
  const canBeSilent = subject.kind === 'account' || subject.kind === 'source';
  const isSilent = canBeSilent && freshAt !== undefined && now.getTime() - freshAt.getTime() >= rule.silence;
  const isStale = failures >= rule.failures || (reading === undefined && isSilent);
  // Time alone, and a look that failed, end nothing.
  if (!isStale && !isBelieved) return undefined;
  const evidence: SourceEvidence = {
    kind: 'source',
    readAt: reading?.at ?? now,
    failures,
    ...(freshAt !== undefined && { freshAt }),
    ...(doubted !== undefined && { doubt: doubted.doubt }),
  };
  return { evidence, ...(isStale && { found: rule.severity, stays: rule.severity }) };
}
