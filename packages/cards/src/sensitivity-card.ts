import { type Estimate, fieldDefinition, type Sensitivity } from '@tollkeeper/engine';
import { compare, divide, NOTHING, ONE, type Ratio, subtract, ZERO } from '@tollkeeper/pricing';

import { fieldText } from './assumption-text.ts';
import { barText } from './bar.ts';
import type { Card } from './card.ts';
import { differenceText, percentText, unitMoneyText } from './money-text.ts';
import { tableSections } from './section.ts';
import { namesText } from './sentence.ts';
import { tornadoChart } from './tornado-chart.ts';
import { everyPeriod, totalText } from './total-text.ts';
import { worksOf } from './works.ts';

type Varied = Pick<Estimate, 'planned' | 'period' | 'scenario'>;

/** Lays out which inputs move the planned total of an estimate most, the strongest first, as a tornado of bars. */
export function sensitivityCard(sensitivities: readonly Sensitivity[], estimate: Varied): Card {
  const share = percentText(shareOf(sensitivities));
  const largest = sensitivities[0]?.swing ?? NOTHING;
  const ofTotal = sensitivities.filter(({ swing }) => swing > NOTHING);
  const rows = ofTotal.map((each) => [
    nameOf(each, estimate),
    variedText(each, 'low'),
    variedText(each, 'high'),
    swingText(each, estimate),
    barText(each.swing, largest),
  ]);
  const title = `Planned, when one input is ${share} less or more`;
  const named = ofTotal.map((sensitivity) => ({ name: nameOf(sensitivity, estimate), sensitivity }));
  return {
    title: 'What the cost depends on',
    answer: answerOf(ofTotal, estimate, share),
    sections: [
      ...tableSections(title, ['Input', 'Less>', 'More>', 'Swing>', ''], rows),
      ...tornadoChart(title, named, estimate),
      ...tableSections(
        `Expected cost of one result, when an input that leaves the total alone is ${share} less or more`,
        ['Input', 'Of one', 'Less>', 'More>'],
        sensitivities.flatMap((each) => (each.swing > NOTHING ? [] : [unitRow(each, estimate)])),
      ),
      { kind: 'note', text: sensitivities.length === 0 ? LEFT_OUT : `${READING} ${LEFT_OUT}` },
    ],
  };
}

function answerOf(sensitivities: readonly Sensitivity[], estimate: Varied, share: string): string {
  const [strongest] = sensitivities;
  const planned = `${totalText(estimate.planned)}${everyPeriod(estimate.period)}`;
  if (strongest === undefined) return `No input changes what is planned: ${planned}.`;
  const { low, high } = strongest;
  const alike = sensitivities.filter(
    (each) => each.low.planned.money === low.planned.money && each.high.planned.money === high.planned.money,
  );
  const names = namesText(alike.map((each) => nameOf(each, estimate)));
  const which = alike.length === 1 ? '' : ' of one of them';
  const ends = [
    ...(isVaried(strongest, 'low') ? [`${share} less${which} makes ${totalText(low.planned)}`] : []),
    ...(isVaried(strongest, 'high') ? [`${share} more${which} makes ${totalText(high.planned)}`] : []),
  ];
  return `What matters most is ${names}: ${ends.join(', ')}, instead of ${planned}.`;
}

function nameOf({ assumption: { field, workload } }: Sensitivity, estimate: Varied): string {
  const whose = workload === undefined ? '' : (worksOf(estimate)[workload]?.inBrackets ?? '');
  return `${fieldDefinition(field).label}${whose}`;
}

/** The value and the total with it; a value that cannot go further says nothing new. */
function variedText(sensitivity: Sensitivity, end: 'low' | 'high'): string {
  const { value, planned } = sensitivity[end];
  const { field } = sensitivity.assumption;
  if (!isVaried(sensitivity, end)) return `stays ${fieldText(field, value)}`;
  return `${fieldText(field, value)} → ${totalText(planned)}`;
}

function unitRow(sensitivity: Sensitivity, estimate: Varied): readonly string[] {
  const text = (end: 'low' | 'high'): string => {
    const { value, unitCost = NOTHING } = sensitivity[end];
    const { field } = sensitivity.assumption;
    if (!isVaried(sensitivity, end)) return `stays ${fieldText(field, value)}`;
    return `${fieldText(field, value)} → ${unitMoneyText(unitCost)}`;
  };
  return [nameOf(sensitivity, estimate), sensitivity.unit?.label ?? '', text('low'), text('high')];
}

function swingText({ low, high }: Sensitivity, { planned }: Varied): string {
  const totals = [low.planned.money, planned.money, high.planned.money];
  const [least = NOTHING, , most = NOTHING] = totals.toSorted((a, b) => (a < b ? -1 : 1));
  return differenceText(most, least);
}

function isVaried(sensitivity: Sensitivity, end: 'low' | 'high'): boolean {
  return compare(sensitivity[end].value, sensitivity.assumption.value) !== 0;
}

/** By which share the inputs were varied: the largest, because a value at the end of its field moves by less. */
function shareOf(sensitivities: readonly Sensitivity[]): Ratio {
  const shares = sensitivities.flatMap(({ assumption: { value }, low, high }) => [
    subtract(ONE, divide(low.value, value)),
    subtract(divide(high.value, value), ONE),
  ]);
  return shares.toSorted(compare).at(-1) ?? ZERO;
}

const READING = 'Every line changes one input alone; a bar is as long as its swing.';
const LEFT_OUT =
  'Inputs that change nothing are left out, and so are prices from the price list, which nobody has assumed.';
