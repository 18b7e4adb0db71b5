/**
 * What one key with a limit of $100 a day makes of true readings, written down a second time and otherwise: in whole
 * dollars, with the time in minutes, for the rule of `REFERENCE_LEVELS` and readings that are believed.
 */
export type ReferenceGuard = {
  minute: number;
  incident: number;
  silencedUntil: number;
  isRuleThere: boolean;
  warningFrom: number;
  open: ReferenceIncident | undefined;
};

type ReferenceIncident = {
  level: number;
  told: Set<number>;
  good: number;
  bestOfGood: number;
  firedFrom: number;
  saidAt: number | undefined;
  isHeldBack: boolean;
  isAcknowledged: boolean;
  snoozedUntil: number | undefined;
  isEscalated: boolean;
  repeats: number;
  escalations: number;
  updates: number;
};

const NAMES = ['', 'warning', 'critical', 'exhausted'] as const;
const REPEATS = [0, 24 * 60, 4 * 60, 60] as const;
const ESCALATIONS = [0, Number.POSITIVE_INFINITY, 30, 15] as const;

export function referenceGuard(): ReferenceGuard {
  return {
    minute: 0,
    incident: 0,
    silencedUntil: Number.NEGATIVE_INFINITY,
    isRuleThere: true,
    warningFrom: 80,
    open: undefined,
  };
}

/** One reading, and what it is to say. */
export function referenceReading(guard: ReferenceGuard, spent: number, isNewDay: boolean): string[] {
  if (!guard.isRuleThere) return [];
  const said: string[] = [];
  const level = spent >= 100 ? 3 : spent >= 95 ? 2 : spent >= guard.warningFrom ? 1 : 0;
  if (isNewDay && guard.open !== undefined) said.push(...over(guard, 'period_reset'));
  const { open } = guard;
  if (open === undefined) {
    if (level > 0) said.push(...fire(guard, level));
    return said;
  }
  if (level > open.level) {
    open.level = level;
    open.good = 0;
    open.bestOfGood = 0;
    open.firedFrom = level === 1 ? guard.warningFrom : 0;
    open.isEscalated = false;
    open.isAcknowledged = false;
    open.snoozedUntil = undefined;
    said.push(...aloud(guard, open, 'worse'));
  } else if (level === open.level) {
    open.good = 0;
    open.bestOfGood = 0;
  } else {
    open.good += 1;
    open.bestOfGood = Math.max(open.bestOfGood, level);
    if (open.good < 2) return said;
    if (open.bestOfGood === 0) {
      const isOldRule = open.firedFrom !== 0 && open.firedFrom !== guard.warningFrom;
      said.push(...over(guard, isOldRule ? 'rule_changed' : 'corrected'));
    } else {
      open.level = open.bestOfGood;
      open.firedFrom = level === open.level && level === 1 ? guard.warningFrom : 0;
      open.good = 0;
      open.bestOfGood = 0;
      if (open.told.size > 0) {
        open.updates += 1;
        said.push(`update:${open.updates} milder`);
      }
    }
  }
  return said;
}

/** What time alone says, after the readings of a look. */
export function referenceReminder(guard: ReferenceGuard): string[] {
  const { open, minute } = guard;
  if (open === undefined) return [];
  if (guard.silencedUntil > minute) {
    open.isHeldBack = true;
    return [];
  }
  if (open.good > 0 && open.bestOfGood === 0) return [];
  if (open.snoozedUntil !== undefined && open.snoozedUntil > minute) return [];
  if (open.saidAt !== undefined) open.saidAt = Math.min(open.saidAt, minute);
  const wasHeldBack = open.isHeldBack;
  open.isHeldBack = false;
  if (wasHeldBack && !open.isAcknowledged) return aloud(guard, open, 'silence-ended');
  if (open.snoozedUntil !== undefined && (open.saidAt === undefined || open.snoozedUntil > open.saidAt)) {
    return aloud(guard, open, 'snooze-ended');
  }
  if (open.isAcknowledged || open.saidAt === undefined) return [];
  const waited = minute - open.saidAt;
  const said: string[] = [];
  if (!open.isEscalated && waited >= (ESCALATIONS[open.level] ?? 0)) {
    open.isEscalated = true;
    open.escalations += 1;
    said.push(`escalate:${open.escalations} unanswered`);
  }
  if (waited >= (REPEATS[open.level] ?? 0)) said.push(...aloud(guard, open, 'repeated'));
  return said;
}

export function referenceRuleRemoved(guard: ReferenceGuard): string[] {
  guard.isRuleThere = false;
  return over(guard, 'rule_removed');
}

function fire(guard: ReferenceGuard, level: number): string[] {
  guard.incident += 1;
  guard.open = {
    level,
    told: new Set(),
    good: 0,
    bestOfGood: 0,
    firedFrom: level === 1 ? guard.warningFrom : 0,
    saidAt: undefined,
    isHeldBack: false,
    isAcknowledged: false,
    snoozedUntil: undefined,
    isEscalated: false,
    repeats: 0,
    escalations: 0,
    updates: 0,
  };
  return aloud(guard, guard.open, 'fired');
}

function aloud(guard: ReferenceGuard, open: ReferenceIncident, why: string): string[] {
  if (guard.silencedUntil > guard.minute) {
    open.isHeldBack = true;
    return [];
  }
  open.isHeldBack = false;
  open.saidAt = guard.minute;
  if (!open.told.has(open.level)) {
    open.told.add(open.level);
    return [`level:${NAMES[open.level]} ${why}`];
  }
  open.repeats += 1;
  return [`repeat:${open.repeats} ${why}`];
}

function over(guard: ReferenceGuard, cause: string): string[] {
  const wasTold = guard.open !== undefined && guard.open.told.size > 0;
  guard.open = undefined;
  return wasTold ? [`resolved ${cause}`] : [];
}
