import { durationText } from '@tollkeeper/cards/standing';
import type { AlertRule, Severity, Watched } from '@tollkeeper/engine';
import { isWorse, SEVERITIES, topUpPatternOf } from '@tollkeeper/engine/guarding';

import type { GuardSettings } from '../../configuration/settings.ts';
import type { MonthPlan } from '../../forecasting/plans-of-month.ts';
import { knownKeys } from './coverage-findings.ts';
import { type Finding, note, wrong } from './finding.ts';
import type { Probe } from './probe.ts';

/** What rules are judged beside: the plans of the month, and how credits came before. */
type RuleGround = { readonly plans: readonly MonthPlan[]; readonly topUps: Watched['topUps'] };

/** Says which rules can never fire, come too late, or fire without anybody hearing it. */
export function ruleFindings(settings: GuardSettings, probe: Probe, ground: RuleGround): readonly Finding[] {
  return [
    ...(settings.rules.length === 0 ? [wrong(ALL_OFF, 'Leave at least one rule on in guard.yaml.')] : []),
    ...settings.rules.flatMap((rule) => [
      ...subjectFindings(rule, { settings, ...ground }, probe),
      ...leadFindings(rule, settings),
    ]),
    ...unheardFindings(settings),
  ];
}

/** A rule whose subject does not exist. */
function subjectFindings(
  rule: AlertRule,
  { settings, plans, topUps }: RuleGround & { readonly settings: GuardSettings },
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
      return isBalanceUnknown ? never('the balance is not known') : [];
    case 'top-up-missing':
      if (isBalanceUnknown) return never('the balance is not known');
      return rule.trigger !== undefined || topUpPatternOf(topUps) !== undefined
        ? []
        : never(
            `${id}.trigger is not set, and credits did not come three times at about one balance yet`,
            `Where credits are bought automatically, set ${id}.trigger in guard.yaml.`,
          );
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
    const isTimed = level.kind === 'hours' || level.kind === 'chance';
    // What is over by then is "exhausted" by its name; a warning of it comes too late.
    const isMeant = leadMs > 0 || level.severity !== 'exhausted';
    return isTimed && isMeant && leadMs <= between + rule.hold.for ? [[level.severity, leadMs]] : [];
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
  const fix =
    channels.length === 0
      ? 'Name a channel under channels in guard.yaml; one that says "terminal: no" is none.'
      : `Set "from: ${unheard[0]}" for a channel in guard.yaml.`;
  return [unheard.some((severity) => isWorse(severity, 'info')) ? wrong(text, fix) : note(text, fix)];
}

function severityOf(rule: Extract<AlertRule, { readonly severity: Severity }>): readonly Severity[] {
  return [rule.severity];
}

const ALL_OFF = 'Every rule is off: nobody is ever warned of anything.';

/** Forecasts are made once an hour. */
const FORECAST_MS = 3_600_000;
