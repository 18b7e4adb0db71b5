import type { Cause } from './cause.ts';
import { decisive } from './decisive.ts';
import { evidenceFor } from './evidence.ts';
import type { RefusalScope } from './explanation.ts';
import { EXPLANATIONS } from './explanations.ts';
import { isPurseUntold } from './recognition/money-rules.ts';
import { isWhoseUntold } from './recognition/other-service.ts';
import { statusOf } from './recognition/status-of.ts';
import type { Refusal } from './refusal.ts';
import type { RefusalContext } from './refusal-context.ts';
import { tokenFigures } from './token-figures.ts';
import { type Waiting, waitingOf } from './waiting.ts';

/** Why a call was refused, and what to do about it. */
export type Diagnosis = {
  readonly cause: Cause;
  /** Whether it can be relied on: an unknown cause, a single 401, an untold purse and an untold service cannot. */
  readonly confirmed: boolean;
  readonly status?: number;
  readonly scope: RefusalScope;
  readonly says: string;
  readonly evidence: readonly string[];
  readonly waiting: Waiting;
  readonly fixes: readonly string[];
  readonly doesNotFix: readonly string[];
  readonly where?: string;
  /** The refusal as it came, redacted: what is left to a person where the cause is unknown. */
  readonly text: string;
};

/**
 * Diagnoses a refused call; whatever is known beside it makes the answer more exact.
 *
 * Of several errors in one text it takes the last that waiting does not cure, or else the last, and says so.
 */
export function diagnose(pasted: Refusal, known: RefusalContext = {}): Diagnosis {
  const { refusal, found, among } = decisive(pasted);
  const { scope: usualScope, says, where } = EXPLANATIONS[found.cause];
  const scope = found.cause === 'guardrail_budget_exceeded' ? budgetScope(refusal) : usualScope;
  const status = statusOf(refusal);
  const seen = scope === 'elsewhere' ? 'does not matter' : sightings(status, known);
  const isUntold = found.by === 'message' && isPurseUntold(found.cause, refusal.message);
  return {
    cause: found.cause,
    confirmed:
      seen !== 'once' &&
      found.by !== 'nothing' &&
      !isUntold &&
      (found.by === 'elsewhere' || !isWhoseUntold(refusal)),
    ...(status !== undefined && { status }),
    scope,
    says,
    evidence: [
      ...among,
      ...evidenceFor(refusal, found, { scope, known }),
      ...SEEN_TEXT[seen],
      ...(isUntold ? [UNTOLD_TEXT] : []),
    ],
    ...adviceOn(found.cause, { refusal, known, isUntold }),
    ...(where !== undefined && { where }),
    text: refusal.text,
  };
}

type Sightings = 'once' | 'again' | 'does not matter';

/** On 2026-02-19 sound keys got 401 for a while: only a second sighting, minutes later, tells it from an incident. */
function sightings(status: number | undefined, { at, firstSeen }: RefusalContext): Sightings {
  if (status !== 401) return 'does not matter';
  if (at === undefined || firstSeen === undefined) return 'once';
  return at.getTime() - firstSeen.getTime() >= INCIDENT ? 'again' : 'once';
}

type Advice = Pick<Diagnosis, 'waiting' | 'fixes' | 'doesNotFix'>;

/** Where the purse is untold, nothing is said that would be wrong of the other one. */
function adviceOn(
  cause: Cause,
  {
    refusal,
    known,
    isUntold,
  }: { readonly refusal: Refusal; readonly known: RefusalContext; readonly isUntold: boolean },
): Advice {
  const { waiting, fixes: usual, doesNotFix } = EXPLANATIONS[cause];
  const affordable = affordableFix(cause, refusal);
  const fixes =
    affordable === undefined
      ? usual
      : [affordable, ...usual.filter((fix) => !fix.startsWith('Set max_tokens'))];
  if (!isUntold) return { waiting: waitingOf(waiting, refusal, known), fixes, doesNotFix };
  return {
    waiting: { kind: 'unknown' },
    fixes: [UNTOLD_FIX, ...fixes],
    doesNotFix: doesNotFix.filter((vain) => !vain.startsWith('Raising the limit of the key')),
  };
}

/** A guardrail's budget holds for a member and for a key, each by itself; `scope` says for which it is spent. */
function budgetScope({ metadata }: Refusal): RefusalScope {
  const { scope = '' } = metadata;
  if (/key/i.test(scope)) return 'key';
  return /workspace(?!_default_member)/i.test(scope) ? 'workspace' : 'member';
}

/** Says the figure where there is one, in the place of the advice without it. */
function affordableFix(cause: Cause, { message }: Refusal): string | undefined {
  const figures = tokenFigures(message);
  const isRequest = cause === 'request_exceeds_account_balance' || cause === 'request_exceeds_key_limit';
  if (figures === undefined || !isRequest || figures.affordable === 0) return undefined;
  return `Set max_tokens to ${figures.affordable} or less; without it, the largest output of the model is reserved.`;
}

const INCIDENT = 2 * 60_000;

const UNTOLD_TEXT =
  'The text does not say whose money it means: the account and the limit of a key are refused in the same words.';
const UNTOLD_FIX = 'Look first whether the key has a limit, and what is left of it.';

const SEEN_TEXT: Readonly<Record<Sightings, readonly string[]>> = {
  once: [
    'Seen once: a passing incident gives the same answer; it is confirmed when it comes again minutes later.',
  ],
  again: ['Seen again minutes later: no passing incident.'],
  'does not matter': [],
};
