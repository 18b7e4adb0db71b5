import { estimateDiffCard, moneyText } from '@tollkeeper/cards';
import { type EstimateDiff, estimateDiff, type PriceSource } from '@tollkeeper/engine';

import { estimateDiffJson } from '../../converse/estimate-diff-json.ts';
import { namedCard } from './name.ts';
import { type Outcome, refused } from './outcome.ts';
import type { NamedScenario } from './read-scenario.ts';

/** Says what separates the estimates of two scenarios, both at the prices of today. */
export function diffFiles(old: NamedScenario, current: NamedScenario, prices: PriceSource): Outcome {
  const diff = estimateDiff({ ...prices, scenario: old.scenario }, { ...prices, scenario: current.scenario });
  const { before, after } = diff;
  if (before.period !== after.period)
    return refused(
      `OLD costs ${costText(before)}, NEW ${costText(after)}: what repeats and what is done once have no difference`,
    );
  return {
    kind: 'answer',
    card: () => namedCard(estimateDiffCard(diff), titleOf(old.name, current.name)),
    json: () => ({ kind: 'diff', ...estimateDiffJson(diff) }),
  };
}

function costText({ kind, money, period }: EstimateDiff['before']): string {
  return `${kind === 'exact' ? '' : 'at least '}${moneyText(money)} ${period === 'month' ? 'a month' : 'once'}`;
}

function titleOf(old: string | undefined, current: string | undefined): string | undefined {
  return old === current || old === undefined || current === undefined ? current : `${old} → ${current}`;
}
