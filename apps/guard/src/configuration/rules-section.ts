import type { AlertRule, Severity } from '@tollkeeper/engine';
import { DEFAULT_RULES, SEVERITIES } from '@tollkeeper/engine/guarding';
import {
  type Complain,
  type Named,
  type Section,
  sectionOf,
  shown,
  textOf,
  wholeNumberOf,
  wordOf,
} from '@tollkeeper/pricing/yaml';

import { dollarsIn, durationIn } from './file-values.ts';
import { chanceIn, countIn, creditsIn, factorIn, type LevelReader, shareIn, timeLeftIn } from './level-in.ts';

/** Reads the rules by their ids: `off`, or numbers in place of the usual ones; one that is not named is as usual. */
export function rulesIn(named: Named | undefined, complain: Complain): readonly AlertRule[] {
  if (named === undefined) return DEFAULT_RULES;
  const ids = DEFAULT_RULES.map(({ id }) => id);
  const section = sectionOf(named, ids, complain);
  return DEFAULT_RULES.flatMap((rule) => {
    const own = section?.get(rule.id);
    if (own === undefined) return [rule];
    return isOff(own) ? [] : [changed(rule, own, complain)];
  });
}

function isOff({ place }: Named): boolean {
  return ['off', 'false', 'no'].includes(textOf(place.node)?.toLowerCase() ?? '');
}

function changed(rule: AlertRule, named: Named, complain: Complain): AlertRule {
  const keys = keysOf(rule);
  if (textOf(named.place.node) !== undefined) {
    const wanted = keys.length === 0 ? '' : `, or a mapping with ${keys.join(', ')}`;
    complain(named.place.at, `${named.name} is ${shown(named.place.node)}, expected off${wanted}`);
    return rule;
  }
  const section = sectionOf(named, keys, complain);
  if (section === undefined) return rule;
  const hold = durationIn(section.get('for'), HOLD, complain);
  const held = hold === undefined ? rule : { ...rule, hold: { ...rule.hold, for: hold } };
  return withNumbers(held, section);
}

/** What may be written under a rule; every rule may be turned off. */
function keysOf(rule: AlertRule): readonly string[] {
  switch (rule.kind) {
    case 'fast-burn':
      return ['for'];
    case 'top-up-missing':
      return ['severity', 'trigger', 'for'];
    case 'source-stale':
      return ['severity', 'failures', 'silence', 'for'];
    case 'credits-expiring':
    case 'spend-above-pattern':
      return [...SEVERITIES, 'least', 'for'];
    default:
      return [...SEVERITIES, 'for'];
  }
}

function withNumbers(rule: AlertRule, section: Section): AlertRule {
  const { complain } = section;
  switch (rule.kind) {
    case 'limit-share':
    case 'plan-drift':
      return { ...rule, levels: levelsIn(section, rule.levels, shareIn) };
    case 'forecast':
      return { ...rule, levels: levelsIn(section, rule.levels, chanceIn) };
    case 'credits-low':
      return { ...rule, levels: levelsIn(section, rule.levels, creditsIn) };
    case 'key-expiry':
      return { ...rule, levels: levelsIn(section, rule.levels, timeLeftIn) };
    case 'refusals-seen':
      return { ...rule, levels: levelsIn(section, rule.levels, countIn) };
    case 'credits-expiring': {
      const least = dollarsIn(section.get('least'), complain) ?? rule.least;
      return { ...rule, least, levels: levelsIn(section, rule.levels, timeLeftIn) };
    }
    case 'spend-above-pattern': {
      const least = dollarsIn(section.get('least'), complain) ?? rule.least;
      return { ...rule, least, levels: levelsIn(section, rule.levels, factorIn) };
    }
    case 'fast-burn':
      return rule;
    case 'top-up-missing': {
      const trigger = dollarsIn(section.get('trigger'), complain);
      return { ...rule, ...severityIn(section), ...(trigger !== undefined && { trigger }) };
    }
    case 'source-stale': {
      const failures = wholeNumberOf(section.get('failures'), FAILURES, complain) ?? rule.failures;
      const silence = durationIn(section.get('silence'), SILENCE, complain) ?? rule.silence;
      return { ...rule, ...severityIn(section), failures, silence };
    }
  }
}

/** A severity that is written takes the place of the usual ones of its kind; `off` takes it out. */
function levelsIn<Level extends { readonly severity: Severity }>(
  section: Section,
  usual: readonly Level[],
  read: LevelReader<Omit<Level, 'severity'>>,
): readonly Level[] {
  const levels = SEVERITIES.flatMap((severity): readonly Level[] => {
    const named = section.get(severity);
    if (named === undefined) return usual.filter((level) => level.severity === severity);
    if (isOff(named)) return [];
    const level = read(named, section.complain);
    return level === undefined ? [] : [{ severity, ...level } as Level];
  });
  const isWritten = SEVERITIES.some((severity) => section.get(severity) !== undefined);
  if (isWritten && levels.length === 0 && SEVERITIES.every((each) => offOrMissing(section.get(each))))
    section.complain(section.at, 'no severity is left of this rule; write "off" behind its name instead');
  return levels;
}

function offOrMissing(named: Named | undefined): boolean {
  return named === undefined || isOff(named);
}

function severityIn(section: Section): { readonly severity?: Severity } {
  const severity = wordOf(section.get('severity'), SEVERITIES, section.complain);
  return severity === undefined ? {} : { severity };
}

const HOLD = { leastMs: 1_000, mostMs: 86_400_000, such: '5 min' };
const SILENCE = { leastMs: 60_000, mostMs: 86_400_000, such: '45 min' };
const FAILURES = { least: 1, most: 100, such: 3 };
