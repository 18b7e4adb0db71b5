import { durationText } from '@tollkeeper/cards/standing';
import type { AlertRule, Severity } from '@tollkeeper/engine';
import { isWorse, SEVERITIES } from '@tollkeeper/engine/guarding';

import type { GuardSettings } from '../../configuration/settings.ts';
import type { MonthPlan } from '../../forecasting/plans-of-month.ts';
import { knownKeys } from './coverage-findings.ts';
import { type Finding, note, wrong } from './finding.ts';
import type { Probe } from './probe.ts';

/** Says which rules can never fire, come too late, or fire without anybody hearing it. */
export function ruleFindings(
  settings: GuardSettings,
  probe: Probe,
  plans: readonly MonthPlan[],
): readonly Finding[] {
  return [
    ...settings.rules.flatMap((rule) => [
      ...subjectFindings(rule, { settings, plans }, probe),
      ...leadFindings(rule, settings),
    ]),
    ...unheardFindings(settings),
  ];
}

/** A rule whose subject does not exist. */
function subjectFindings(
  rule: AlertRule,
  { settings, plans }: { readonly settings: GuardSettings; readonly plans: readonly MonthPlan[] },
  probe: Probe,
): readonly Finding[] {
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
      return plans.length === 0
        ? never('no plan is in guard.yaml or was saved in a chat for this month')
        : [];
    case 'spend-above-pattern':
    case 'source-stale':
      return [];
  }
}

/** A warning that is to come a time before something must have been looked at in that time. */
function leadFindings(rule: AlertRule, { poll }: GuardSettings): readonly Finding[] {
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
