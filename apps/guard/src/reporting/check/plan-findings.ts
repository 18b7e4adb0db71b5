import { isCalled } from '@tollkeeper/engine/guarding';
import type { Plan } from '@tollkeeper/store';

import type { GuardSettings } from '../../configuration/settings.ts';
import type { MonthPlan } from '../../forecasting/plans-of-month.ts';
import { knownKeys } from './coverage-findings.ts';
import { type Finding, note, wrong } from './finding.ts';
import type { Probe } from './probe.ts';

/** Says which plans name keys that nobody lists, and which of those from chats are held against nothing. */
export function planFindings(
  plans: readonly MonthPlan[],
  { saved, settings }: { readonly saved: readonly Plan[]; readonly settings: GuardSettings },
  probe: Probe,
): readonly Finding[] {
  const vague = saved.filter(({ plannedPicodollars }) => plannedPicodollars === null);
  return [
    ...plans.flatMap((plan) => unlisted(plan, settings, probe)),
    ...vague.map(({ name, workspace }) =>
      note(
        `The plan "${name}", saved in a chat (${workspace}), has no exact amount: it is held against nothing.`,
      ),
    ),
  ];
}

function unlisted(
  { id, name, keys: named = [] }: MonthPlan,
  { plans: written }: GuardSettings,
  probe: Probe,
): readonly Finding[] {
  if (!probe.listings.some(({ asked }) => asked.kind === 'ok')) return [];
  const keys = knownKeys(probe).map(({ reading }) => reading.subject);
  const isWritten = written.some((plan) => plan.name === id);
  return named
    .filter((each) => !keys.some((key) => isCalled(key, each)))
    .map((each) => {
      const text = `The plan "${name}" names the key "${each}", which is not listed`;
      return isWritten
        ? wrong(`${text}.`, `Correct it under plans.${name} in guard.yaml.`)
        : note(`${text}: what is spent is said as "at least".`, 'Save it anew in its chat.');
    });
}
