import type { EstimateDiff, MonthSpend } from '@tollkeeper/engine';
import { type Money, NOTHING, ratio } from '@tollkeeper/pricing';

import { readText } from './account/seen-text.ts';
import { aheadText } from './alert/duration-text.ts';
import type { Card, Field, Section } from './card.ts';
import { dollars } from './dollars.ts';
import { estimateDiffAnswer } from './estimate-diff-answer.ts';
import { roundPercentText } from './factor-text.ts';
import { instantText } from './instant-text.ts';
import { exactMoneyText, moneyText, signedMoneyText } from './money-text.ts';
import { listSections } from './section.ts';
import { capitalised } from './sentence.ts';

/** A plan of a month beside what is really spent by those it is for. */
export type HeldPlan = {
  readonly name: string;
  /** Such as `2026-12`, and its ends. */
  readonly month: string;
  readonly from: Date;
  readonly until: Date;
  readonly at: Date;
  /** Whom it is for, within a sentence: `the account`, `the keys prod, batch`. */
  readonly of: string;
  /** Missing where it was saved without an exact amount: that is not zero. */
  readonly planned?: Money;
  /** Missing where it is not known, as before the month; `unknown` says why. */
  readonly spend?: MonthSpend;
  /** The same work at today's prices, where the prices of then were kept. */
  readonly prices?: EstimateDiff;
  /** Calls that were made on the completed days, beside those that were planned for so many days. */
  readonly requests?: { readonly made: number; readonly planned: number; readonly until: string };
  readonly unknown?: string;
};

/** Says how far a plan and what is spent are apart, by the end of the month, and because of what. */
export function heldPlanCard(plan: HeldPlan): Card {
  return {
    title: `Plan: ${plan.name} (${plan.month})`,
    answer: answerOf(plan),
    sections: [
      { kind: 'fields', fields: fieldsOf(plan) },
      ...listSections('Why', reasonsOf(plan)),
      ...chartOf(plan),
    ],
  };
}

function answerOf(plan: HeldPlan): string {
  const { of, planned, spend, unknown, until, at, month } = plan;
  const amount = planned === undefined ? 'an amount that is not known exactly' : moneyText(planned);
  if (spend === undefined) return `${amount} planned for ${of} in ${month}. ${unknown ?? NOT_KNOWN}`;
  if (planned === undefined)
    return `${capitalised(spentText(spend))} spent by ${of} in ${month}; ${amount} was planned.`;
  if (at >= until) {
    const over = (spend.spent - planned) as Money;
    return `${month} is over: ${of} spent ${spentText(spend)}, where ${moneyText(planned)} was planned${driftText(over, planned)}.`;
  }
  const so = `${capitalised(of)} spent ${spentText(spend)} so far, where ${moneyText(plannedBy(plan, planned))} was planned by now`;
  const { projected } = spend;
  if (projected === undefined) return `${so}. Where it goes cannot be foreseen yet.`;
  const drift = (projected.middle - planned) as Money;
  return `${so}, and goes towards ${moneyText(rounded(projected.middle))}, where ${moneyText(planned)} was planned for ${month}${driftText(drift, planned)}.`;
}

/** What no counter of the month says is known from readings around its ends. */
function spentText({ spent, isCounted }: MonthSpend): string {
  return isCounted ? exactMoneyText(spent) : `about ${moneyText(rounded(spent))}`;
}

/** `: +$39.00 (+48%)`. */
function driftText(drift: Money, planned: Money): string {
  const amount = signedMoneyText(rounded(drift));
  if (planned <= NOTHING) return `: ${amount}`;
  const [sign, size] = drift < 0n ? ['-', -drift] : ['+', drift];
  return `: ${amount} (${roundPercentText(ratio(size, planned)).replace(/^\d/, `${sign}$&`)})`;
}

function fieldsOf(plan: HeldPlan): readonly Field[] {
  const { of, planned, spend, at, from, until } = plan;
  const isRunning = at >= from && at < until;
  return [
    { label: 'For', value: of },
    { label: 'Planned', value: planned === undefined ? 'not known exactly' : exactMoneyText(planned) },
    ...(planned === undefined || !isRunning
      ? []
      : [{ label: 'Planned by now', value: moneyText(rounded(plannedBy(plan, planned))) }]),
    ...(spend === undefined
      ? []
      : [
          { label: at >= until ? 'Spent' : 'Spent so far', value: spentText(spend) },
          { label: 'Read from OpenRouter at', value: readText(spend.readAt, at) },
        ]),
    ...(spend?.projected === undefined
      ? []
      : [
          {
            label: 'Goes towards',
            value: `${moneyText(rounded(spend.projected.middle))} in half of all cases`,
          },
          {
            label: 'In 8 cases of 10',
            value: `${moneyText(rounded(spend.projected.low))} to ${moneyText(rounded(spend.projected.high))}`,
          },
        ]),
    ...(planned === undefined ? [] : driftFields(plan, planned)),
    { label: 'Until', value: aheadText(until, at) },
  ];
}

function driftFields({ spend, at, until }: HeldPlan, planned: Money): readonly Field[] {
  const end = at >= until ? spend?.spent : spend?.projected?.middle;
  if (end === undefined) return [];
  return [{ label: 'Drift by the end', value: driftText((end - planned) as Money, planned).slice(2) }];
}

/** Prices change without anybody's decision; whatever is left is use. */
function reasonsOf({ spend, planned, prices, requests, at, until }: HeldPlan): readonly string[] {
  const end = at >= until ? spend?.spent : spend?.projected?.middle;
  const byPrice = prices === undefined ? undefined : prices.change;
  const told =
    prices === undefined
      ? ['Prices: what they were when it was saved is not known.']
      : [
          prices.change === NOTHING
            ? 'Prices: the same work costs today what it cost when it was saved.'
            : `Prices: the same work at today's prices is ${estimateDiffAnswer(prices, prices.parts)}`,
        ];
  if (end === undefined || planned === undefined) return told;
  const rest = (end - planned - (byPrice ?? NOTHING)) as Money;
  const more = rest > NOTHING ? 'more or larger' : 'fewer or smaller';
  const use =
    rest === NOTHING
      ? []
      : [
          `Use: ${signedMoneyText(rounded(rest))}${byPrice === undefined ? ', unless prices have changed' : ''}: ${more} requests than planned.`,
        ];
  return [...told, ...use, ...requestsText(requests)];
}

function requestsText(requests: HeldPlan['requests']): readonly string[] {
  if (requests === undefined) return [];
  const { made, planned, until } = requests;
  const count = (value: number): string => Math.round(value).toLocaleString('en-US');
  return [
    `Requests until the end of ${until}: ${count(made)}, where ${count(planned)} were planned, by the activity of OpenRouter.`,
  ];
}

function chartOf(plan: HeldPlan): readonly Section[] {
  const { planned, spend, from, until, at } = plan;
  if (planned === undefined || spend === undefined) return [];
  const spent = { at: Math.min(spend.readAt.getTime(), until.getTime()), value: dollars(spend.spent) };
  const start = { at: from.getTime(), value: 0 };
  const end = until.getTime();
  const ahead = spend.projected;
  const lines = [
    { label: `Planned: ${moneyText(planned)}`, points: [start, { at: end, value: dollars(planned) }] },
    { label: `Spent: ${moneyText(spend.spent)}`, points: [start, spent] },
    ...(ahead === undefined
      ? []
      : (
          [
            ['Half of all cases', ahead.middle],
            ['One case in ten below', ahead.low],
            ['One case in ten above', ahead.high],
          ] as const
        ).map(([label, value]) => ({ label, points: [spent, { at: end, value: dollars(value) }] }))),
  ];
  const alt = `Planned ${moneyText(planned)} by ${instantText(until)}; spent ${moneyText(spend.spent)} by ${instantText(at < until ? spend.readAt : until)}${
    ahead === undefined
      ? ''
      : `; half of all cases end at ${moneyText(rounded(ahead.middle))}, 8 of 10 between ${moneyText(rounded(ahead.low))} and ${moneyText(rounded(ahead.high))}`
  }.`;
  return [
    { kind: 'chart', title: 'Spent against the plan', chart: { kind: 'lines', lines }, alt, isRepeat: true },
  ];
}

/** Evenly over the month. */
function plannedBy({ from, until, at }: HeldPlan, planned: Money): Money {
  const elapsed = BigInt(Math.max(0, Math.min(at.getTime(), until.getTime()) - from.getTime()));
  return rounded(((planned * elapsed) / BigInt(until.getTime() - from.getTime())) as Money);
}

/** What is foreseen has no digits below a cent. */
function rounded(amount: Money): Money {
  const half = amount < 0n ? -HALF_A_CENT : HALF_A_CENT;
  return (((amount + half) / CENT) * CENT) as Money;
}

const CENT = 10_000_000_000n;
const HALF_A_CENT = CENT / 2n;
const NOT_KNOWN = 'What is spent is not known.';
