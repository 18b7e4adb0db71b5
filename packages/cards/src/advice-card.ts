import type { Advice, Estimate } from '@tollkeeper/engine';
import { type Money, NOTHING, ratio } from '@tollkeeper/pricing';

import type { Card, Section } from './card.ts';
import { roundPercentText } from './factor-text.ts';
import { moneyText } from './money-text.ts';
import { uncapitalised } from './sentence.ts';
import { everyPeriod, totalText } from './total-text.ts';
import { worksOf } from './works.ts';

type Advised = Pick<Estimate, 'planned' | 'period' | 'scenario'>;

/** Lays out what would save money on an estimate, the most first; `leastWorth` is the saving that was asked for. */
export function adviceCard(advice: readonly Advice[], estimate: Advised, leastWorth?: Money): Card {
  return {
    title: 'What would save money',
    answer: answerOf(advice, estimate, leastWorth),
    sections: [
      ...advice.map((each, at): Section => {
        const whose = worksOf(estimate)[each.workload]?.inBrackets ?? '';
        return {
          kind: 'fields',
          title: `${at + 1}. ${each.change}${whose}`,
          fields: [
            { label: 'Saves', value: savingText(each, estimate) },
            { label: 'In return', value: each.cost },
          ],
        };
      }),
      ...(advice.length > 1 ? [{ kind: 'note', text: APART } as const] : []),
    ],
  };
}

function answerOf(advice: readonly Advice[], estimate: Advised, leastWorth?: Money): string {
  const planned = `the planned ${totalText(estimate.planned)}${everyPeriod(estimate.period)}`;
  const [best] = advice;
  if (best === undefined) {
    return leastWorth === undefined
      ? `Nothing is worth changing: no change known here saves a twentieth of ${planned}, and at least $1.`
      : `Nothing is worth changing: no change known here saves ${moneyText(leastWorth)} of ${planned}.`;
  }
  return `The largest saving is ${moneyText(best.saving)} of ${planned}${shareText(best, estimate)}: ${uncapitalised(best.change)}.`;
}

function savingText(advice: Advice, estimate: Advised): string {
  return `${moneyText(advice.saving)}${everyPeriod(estimate.period)}${shareText(advice, estimate)}`;
}

function shareText({ saving }: Advice, { planned }: Advised): string {
  if (planned.kind === 'at-least' || planned.money === NOTHING) return '';
  return ` (${roundPercentText(ratio(saving, planned.money))})`;
}

const APART =
  'Each saving is counted alone: two changes together save less than their sum, or cannot be made together.';
