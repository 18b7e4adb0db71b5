import { durationText } from '@tollkeeper/cards';
import { type AlertRule, isWorse, SEVERITIES, type Severity } from '@tollkeeper/engine';

import type { GuardSettings } from '../../configuration/settings.ts';
import { knownKeys } from './coverage-findings.ts';
import { type Finding, note, wrong } from './finding.ts';
import type { Probe } from './probe.ts';

/** Says which rules can never fire, always fire, or fire without anybody hearing it. */
export function ruleFindings(settings: GuardSettings, probe: Probe): readonly Finding[] {
  return [
    ...settings.rules.flatMap((rule) => [
      ...subjectFindings(rule, settings, probe),
      ...leadFindings(rule, settings),
    ]),
    ...planFindings(settings, probe),
    ...unheardFindings(settings),
  ];
}

/** A rule whose subject does not exist. */
function subjectFindings(rule: AlertRule, settings: GuardSettings, probe: Probe): readonly Finding[] {
  const { id } = rule;
  const keys = knownKeys(probe).map(({ reading }) => reading);
  const never = (why: string, fix?: string): readonly Finding[] => [
    note(`${id} can never fire: ${why}.`, fix),
  ];
  const isBalanceUnknown = probe.credits.kind === 'needs-key' || probe.credits.kind === 'unavailable';
  switch (rule.kind) {
    case 'limit-share':
      if (rule.of.includes('key'))
        return keys.some(({ limit }) => limit !== undefined) ? [] : never('no key has a limit');
      return keys.some(({ budgets = [] }) => budgets.some(({ scope }) => scope !== 'key_limit'))
        ? []
        : never(
            'OpenRouter tells of no cap of a member, a workspace or a guardrail',
            'Where there are such caps, set OPENROUTER_API_KEY: only an ordinary key is told of them.',
          );
    case 'fast-burn':
      return keys.some(({ limit }) => limit !== undefined) ? [] : never('no key has a limit');
    case 'forecast':
      if (rule.of === 'balance') return isBalanceUnknown ? never('the balance is not known') : [];
      return keys.some(({ limit }) => limit !== undefined) ? [] : never('no key has a limit');
    case 'credits-low':
    case 'credits-expiring':
    case 'top-up-missing':
      return isBalanceUnknown ? never('the balance is not known') : [];
    case 'key-expiry':
      return keys.some(({ expiresAt }) => expiresAt !== undefined) ? [] : never('no key has an expiry date');
    case 'refusals-seen':
      return settings.refusalsToken === undefined
        ? never(
            'nobody can report refusals',
            'Set TOLLKEEPER_REFUSALS_TOKEN to take reports (docs/refusals.md).',
          )
        : [];
    case 'plan-drift':
      return settings.plans.length === 0 ? never('guard.yaml has no plans') : [];
    case 'spend-above-pattern':
    case 'source-stale':
      return [];
  }
}

/** A warning that is to come a time before something must have been looked at in that time. */
function leadFindings(rule: AlertRule, { poll }: GuardSettings): readonly Finding[] {
  if (rule.kind === 'source-stale') {
    if (rule.silence > poll.mostMs) return [];
    return [
      wrong(
        `${rule.id} fires although all is well: ${durationText(rule.silence)} of silence may lie between two polls, which are up to ${durationText(poll.mostMs)} apart.`,
        `Set ${rule.id}.silence above poll.most in guard.yaml, three times as long at best.`,
      ),
    ];
  }
  if (!('levels' in rule)) return [];
  const between = rule.kind === 'forecast' ? Math.max(FORECAST_MS, poll.mostMs) : poll.mostMs;
  const late = rule.levels.flatMap((level): readonly (readonly [Severity, number])[] => {
    const lead = level.kind === 'hours' ? level.below : level.kind === 'chance' ? level.withinHours : 0;
    const leadMs = lead * 3_600_000;
    return leadMs > 0 && leadMs <= between + rule.hold.for ? [[level.severity, leadMs]] : [];
  });
  return late.map(([severity, leadMs]) =>
    wrong(
      `${rule.id}.${severity} may never fire in time: it is to come ${durationText(leadMs)} before, and ${durationText(between)} may lie between two looks${rule.hold.for === 0 ? '' : `, with ${durationText(rule.hold.for)} that it has to hold`}.`,
      `Make ${rule.id}.${severity} longer, or poll.most or ${rule.id}.for shorter.`,
    ),
  );
}

function planFindings({ plans }: GuardSettings, probe: Probe): readonly Finding[] {
  const keys = knownKeys(probe).map(({ reading }) => reading.subject);
  if (!probe.listings.some(({ asked }) => asked.kind === 'ok')) return [];
  return plans.flatMap(({ name, keys: named = [] }) =>
    named
      .filter((each) => !keys.some((key) => key.name === each || key.id === each))
      .map((each) =>
        wrong(
          `The plan "${name}" names the key "${each}", which is not listed.`,
          `Correct it under plans.${name} in guard.yaml.`,
        ),
      ),
  );
}

/** Severities that rules have and no channel hears of. */
function unheardFindings({ rules, channels }: GuardSettings): readonly Finding[] {
  const used = new Set(
    rules.flatMap((rule) =>
      'levels' in rule ? rule.levels.map(({ severity }) => severity) : severityOf(rule),
    ),
  );
  const unheard = SEVERITIES.filter(
    (severity) =>
      used.has(severity) && !channels.some(({ from }) => from !== 'escalation' && !isWorse(from, severity)),
  );
  if (unheard.length === 0) return [];
  const text = `Alerts of ${unheard.join(', ')} reach nobody: no channel begins there.`;
  const fix = `Set "from: ${unheard[0]}" for a channel in guard.yaml.`;
  return [unheard.some((severity) => isWorse(severity, 'info')) ? wrong(text, fix) : note(text, fix)];
}

function severityOf(rule: Extract<AlertRule, { readonly severity: Severity }>): readonly Severity[] {
  return [rule.severity];
}

/** Forecasts are made once an hour. */
const FORECAST_MS = 3_600_000;
