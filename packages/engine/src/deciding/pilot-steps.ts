import { type Money, ratio, toDecimal } from '@tollkeeper/pricing';

import { countText } from './input-text.ts';
import { outputCapStep } from './output-cap-step.ts';
import type { Pilot, PilotStep } from './pilot-plan.ts';
import { pilotRecords } from './pilot-records.ts';

type Planned = Omit<Pilot, 'kind' | 'steps'> & {
  readonly models: readonly string[];
  readonly ownKeys: boolean;
};

/** The steps, from freezing the model to comparing the results. */
export function pilotSteps(plan: Planned): readonly PilotStep[] {
  const { unit, runs, precision, variation, budget, models, scenario } = plan;
  const [work] = scenario.workloads;
  const cap = outputCapStep(work, plan.purchase);
  const many = `${countText(ratio(runs))} ${unit.many}`;
  const cv = toDecimal(variation.value, 3);
  const share = `${countText(ratio(precision.numerator * 100n, precision.denominator))}%`;
  return [
    {
      title: 'Freeze the model and the route',
      text: `${models.join(', ')}, with the same settings and the same provider for every ${unit.one}: otherwise the costs are of different things.`,
    },
    { title: 'Set a hard limit', text: limitText(plan) },
    ...(cap === undefined ? [] : [cap]),
    {
      title: `Run ${many}`,
      text: `Draw them from real traffic at random, not the easy ones. (1.645 × ${cv} / ${share})², and at least 30, bring the mean cost within ±${share} in nine tests of ten. The variation is ${cv}: ${variation.reason}.`,
    },
    {
      title: `Record every ${unit.one}`,
      text: 'Each figure replaces an assumption by a measurement; sums and sums of squares are enough.',
      records: pilotRecords(work?.kind ?? 'text'),
    },
    {
      title: 'Stop',
      text: `After ${many}, or when ${dollars(budget)} are spent, whichever comes first: what is measured by then counts.`,
    },
    {
      title: 'Put the results in and compare',
      text: `The estimate with the measured inputs should cost as much for one ${unit.one} as was paid; if it does not, the price or the route is another than assumed.`,
    },
  ];
}

function limitText({ purchase, budget, cost, ownKeys }: Planned): string {
  const key = `Make a key for this test alone, with a limit of ${dollars(budget)} that does not reset.`;
  if (ownKeys) {
    return `${key} Requests through your own keys are billed by the provider: let the limit include them (include_byok_in_limit), and set one there too.`;
  }
  const known =
    cost.kind === 'exact' ? '' : ' A part of the cost has no known price, so only the limit bounds it.';
  if (purchase === undefined) return `${key} No credits are needed for what is known of the cost.${known}`;
  const { credits, fee, minimumApplies, total, remains } = purchase;
  const rule = minimumApplies ? 'at least $0.80' : '5.5%';
  return `Buy ${dollars(credits)} of credits (one purchase is from $5); the card fee is ${dollars(fee)} (${rule}), ${dollars(total)} in all. ${key} About ${dollars(remains)} should remain.${known}`;
}

/** Dollars and cents: what a card is charged, and what is left. */
function dollars(money: Money): string {
  const [whole, fraction] = toDecimal(ratio(money, PICODOLLARS), 2).split('.');
  return `$${fraction === undefined ? whole : `${whole}.${fraction.padEnd(2, '0')}`}`;
}

const PICODOLLARS = 1_000_000_000_000n;
