import type { AlertRule, LimitReset } from '@tollkeeper/engine';
import { isWorse } from '@tollkeeper/engine/guarding';
import { compare, multiply, type Ratio, ratio } from '@tollkeeper/pricing';

import { durationText } from '../../configuration/file-values.ts';
import type { GuardSettings } from '../../configuration/settings.ts';
import { knownKeys } from './coverage-findings.ts';
import { type Finding, note, wrong } from './finding.ts';
import type { PlaceOf } from './places-in.ts';
import type { Probe } from './probe.ts';

/** Says which thresholds cannot be reached, or not with so few looks. */
export function thresholdFindings(
  { rules, poll }: Pick<GuardSettings, 'rules' | 'poll'>,
  probe: Probe,
  placeOf: PlaceOf,
): readonly Finding[] {
  return rules.flatMap((rule) => {
    if (rule.kind === 'fast-burn') return burnFindings(rule, poll, { probe, placeOf });
    return 'levels' in rule ? [...shareFindings(rule, placeOf), ...shadowedFindings(rule, placeOf)] : [];
  });
}

type Levelled = Exclude<Extract<AlertRule, { readonly levels: unknown }>, { readonly kind: 'fast-burn' }>;
type Level = Levelled['levels'][number];

/** Of a plan more than all can be spent, of a limit it cannot. */
function shareFindings({ kind, id, levels }: Levelled, placeOf: PlaceOf): readonly Finding[] {
  if (kind !== 'limit-share') return [];
  return levels
    .filter(({ from }) => compare(from, WHOLE) > 0)
    .map(({ severity, from }) =>
      wrong(
        `${id}.${severity} is ${percentOf(from)}${placeOf('rules', id, severity)} of a limit, and OpenRouter stops at 100%: it can never fire.`,
        `Write 100% or less for ${id}.${severity} in guard.yaml.`,
      ),
    );
}

/** What is as far as something graver is never told: the graver is. */
function shadowedFindings({ id, levels }: Levelled, placeOf: PlaceOf): readonly Finding[] {
  return levels.flatMap((level): readonly Finding[] => {
    const graver = levels.find(
      (other) => isWorse(other.severity, level.severity) && isReachedWith(other, level),
    );
    if (graver === undefined) return [];
    const [own, before] = [`${id}.${level.severity}`, `${id}.${graver.severity}`];
    return [
      note(
        `${own} can never fire${placeOf('rules', id, level.severity)}: where it is reached, ${before} is reached already.`,
        `Have ${own} come before ${before} in guard.yaml, or write "off" for it.`,
      ),
    ];
  });
}

function isReachedWith(other: Level, level: Level): boolean {
  switch (level.kind) {
    case 'share':
    case 'factor':
      return other.kind === level.kind && compare(other.from, level.from) <= 0;
    case 'count':
      return other.kind === 'count' && other.from <= level.from;
    case 'dollars':
      return other.kind === 'dollars' && other.below >= level.below;
    case 'hours':
      return other.kind === 'hours' && other.below >= level.below;
    case 'chance':
      return other.kind === 'chance' && other.withinHours >= level.withinHours && other.from <= level.from;
  }
}

type BurnRule = Extract<AlertRule, { readonly kind: 'fast-burn' }>;

/** The short window of fast-burn has to hold three looks, and be half of the long one at the most. */
function burnFindings(
  { id, levels }: BurnRule,
  { leastMs }: GuardSettings['poll'],
  { probe, placeOf }: { readonly probe: Probe; readonly placeOf: PlaceOf },
): readonly Finding[] {
  const resets = new Set(
    knownKeys(probe).flatMap(({ reading }) => (reading.limit === undefined ? [] : [reading.limitReset])),
  );
  const least = `poll.least is ${durationText(leastMs)}${placeOf('poll', 'least')}`;
  return [...resets].flatMap((reset): readonly Finding[] => {
    const days = reset === 'unknown' ? undefined : DAYS[reset];
    if (days === undefined) return [];
    const apart = levels.map(({ severity, from, share }) => ({
      severity,
      most: mostApart(days, share, from),
    }));
    const missed = apart.filter(({ most }) => leastMs > most);
    if (missed.length === 0) return [];
    const fix = `Make poll.least ${durationText(Math.min(...apart.map(({ most }) => most)))} or shorter in guard.yaml.`;
    return [
      missed.length === apart.length
        ? wrong(`${id} can never fire for ${LIMITS[reset]}: ${least}.`, fix)
        : note(
            `${id} finds only the slower of what burns ${LIMITS[reset]}: ${least}, too long for ${missed.length} of its ${apart.length} windows.`,
            fix,
          ),
    ];
  });
}

/** Milliseconds between two looks: two such stretches are half of the window in which so large a share goes. */
function mostApart(days: number, share: Ratio, from: Ratio): number {
  const { numerator, denominator } = multiply(share, ratio(BigInt(days * DAY_MS)));
  return Number((numerator * from.denominator) / (denominator * from.numerator)) / 4;
}

function percentOf(share: Ratio): string {
  return `${Number((share.numerator * 100_000n) / share.denominator) / 1_000}%`;
}

const WHOLE = ratio(1n);
const DAY_MS = 86_400_000;

/** As fast-burn counts them. */
const DAYS = { daily: 1, weekly: 7, monthly: 30, never: 30 } as const satisfies Record<
  Exclude<LimitReset, 'unknown'>,
  number
>;
const LIMITS: Record<LimitReset, string> = {
  daily: 'a daily limit',
  weekly: 'a weekly limit',
  monthly: 'a monthly limit',
  never: 'a limit that never resets',
  unknown: 'a limit',
};
