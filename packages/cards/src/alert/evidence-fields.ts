import type {
  Evidence,
  LimitReset,
  LimitSpent,
  PatternPart,
  RunwayLayer,
  SharedBasis,
} from '@tollkeeper/engine';
import type { Money } from '@tollkeeper/pricing';

import type { Field } from '../card.ts';
import { instantText } from '../instant-text.ts';
import { exactMoneyText, moneyText, numberText } from '../money-text.ts';
import { doubtText } from './doubt-text.ts';
import { aheadText, durationText } from './duration-text.ts';
import { endText, PER, rangeText, shareText } from './limit-text.ts';

/** The figures of an alert, each under its name. */
export function evidenceFields(evidence: Evidence, now: Date): readonly Field[] {
  switch (evidence.kind) {
    case 'limit':
      return limitFields(evidence.standing, now);
    case 'no-limit':
      return [{ label: 'Limit', value: 'none' }];
    case 'forecast':
      return forecastFields(evidence, now);
    case 'balance': {
      const { totalSpent, totalCredits, balance, hoursLeft } = evidence;
      return [
        { label: 'Spent', value: exactMoneyText(totalSpent) },
        { label: 'Bought', value: exactMoneyText(totalCredits) },
        { label: 'Balance', value: exactMoneyText(balance) },
        ...(hoursLeft === undefined
          ? []
          : [{ label: 'Lasts', value: `${durationText(hoursLeft * HOUR)} at the pace of the forecast` }]),
      ];
    }
    case 'expiring':
      return expiringFields(evidence);
    case 'key-expiry':
      return evidence.expiresAt === undefined
        ? [{ label: 'Expires', value: 'never' }]
        : [{ label: 'Expires', value: aheadText(evidence.expiresAt, now) }];
    case 'burn':
      return burnFields(evidence, now);
    case 'pattern':
      return patternFields(evidence);
    case 'top-up':
      return topUpFields(evidence);
    case 'refusals':
      return refusalFields(evidence);
    case 'source':
      return sourceFields(evidence);
    case 'plan':
      return planFields(evidence, now);
  }
}

type EvidenceOf<Kind extends Evidence['kind']> = Extract<Evidence, { readonly kind: Kind }>;

function limitFields(standing: LimitSpent, now: Date): readonly Field[] {
  const { spent, share, limit, remaining, reset, resetsAt } = standing;
  return [
    { label: 'Spent', value: `${exactMoneyText(spent)}, ${shareText(share)} of the limit` },
    { label: 'Limit', value: `${exactMoneyText(limit)} ${PER[reset]}` },
    { label: 'Remaining', value: remainingText(remaining) },
    { label: 'Resets at', value: resetsAt === undefined ? UNDATED[reset] : aheadText(resetsAt, now) },
  ];
}

function forecastFields({ layer, restsOn }: EvidenceOf<'forecast'>, now: Date): readonly Field[] {
  const { risk, basis } = layer;
  const left = layer.layer.kind === 'key-expiry' ? undefined : layer.layer.remaining;
  const range = rangeText(layer, now);
  const chances =
    risk === undefined
      ? []
      : [
          `${percent(risk.within24Hours)} within 24 hours`,
          `${percent(risk.within72Hours)} within 3 days`,
          `${percent(risk.within7Days)} within 7 days`,
        ];
  const rests = [
    ...(basis === 'pace' ? ['a straight line: less than three days are known'] : []),
    ...(restsOn === undefined ? [] : [sharedText(restsOn)]),
  ];
  return [
    ...(left === undefined ? [] : [{ label: 'Remaining', value: remainingText(left, layer.layer) }]),
    { label: 'Ends', value: endText(layer, now) },
    ...(range === undefined ? [] : [{ label: 'In 8 cases of 10, at the earliest', value: range }]),
    ...(chances.length === 0 ? [] : [{ label: 'Chance', value: chances.join(', ') }]),
    ...(rests.length === 0 ? [] : [{ label: 'Rests on', value: rests.join('; ') }]),
  ];
}

/** The counter of a shared budget is known since somebody first looked at it. */
function sharedText({ countedSince, before }: SharedBasis): string {
  const counted = `its own counter since ${instantText(countedSince)}`;
  if (before === undefined) return counted;
  const { keys, times } = before;
  const rough = times.toFixed(1);
  const much = rough === '1.0' ? 'what' : `${rough} times what`;
  const named = keys.map((key) => `"${key}"`).join(', ');
  return `${counted}; before that, ${much} ${keys.length === 1 ? 'key' : 'keys'} ${named} spent`;
}

function expiringFields({ lots }: EvidenceOf<'expiring'>): readonly Field[] {
  return lots.map(({ standing, unused, neededPerDay }) => ({
    label: `${moneyText(standing.left)} until ${standing.lot.expiry.at.toISOString().slice(0, 10)}`,
    value: `${moneyText(unused)} unused${neededPerDay === undefined ? '' : `; ${moneyText(neededPerDay)} a day would use it up`}`,
  }));
}

function burnFields({ long, short, standing, endsAt }: EvidenceOf<'burn'>, now: Date): readonly Field[] {
  return [
    ...[long, short].map(({ milliseconds, spent, factor }) => ({
      label: `In ${durationText(milliseconds)}`,
      value: `${exactMoneyText(spent)}, ${numberText(factor, 1)} times the pace that lasts`,
    })),
    ...(endsAt === undefined ? [] : [{ label: 'Limit spent', value: aheadText(endsAt, now) }]),
    ...limitFields(standing, now),
  ];
}

function patternFields({ spent, usual, parts }: EvidenceOf<'pattern'>): readonly Field[] {
  return [
    { label: 'Spent', value: exactMoneyText(spent) },
    { label: 'Usual', value: exactMoneyText(usual) },
    ...parts.map((part) => ({ label: partLabel(part), value: partText(part) })),
    ...othersField(spent, parts),
    ...(parts.some(({ day, model }) => day !== undefined || model !== undefined) ? [] : [NO_MODELS]),
  ];
}

/** What the parts of the same hours leave out, so that they add up. */
function othersField(spent: Money, parts: readonly PatternPart[]): readonly Field[] {
  const own = parts.filter(({ day }) => day === undefined);
  const rest = own.reduce((left, part) => (left - part.spent) as Money, spent);
  return own.length === 0 || rest <= 0n ? [] : [{ label: 'Others', value: moneyText(rest) }];
}

/** A part of a whole day says of which: the others are of the same hours as what was spent. */
function partLabel({ key, model, day }: PatternPart): string {
  const names = [key, model].filter((each) => each !== undefined).join(' × ');
  if (day === undefined) return names || 'The rest';
  return `${names || 'All models'}, all of ${day} UTC`;
}

function partText({ spent, usual }: PatternPart): string {
  return `${moneyText(spent)}, ${usual === undefined ? 'and what is usual is unknown' : `usually ${moneyText(usual)}`}`;
}

function topUpFields({ balance, trigger, usual }: EvidenceOf<'top-up'>): readonly Field[] {
  return [
    { label: 'Balance', value: exactMoneyText(balance) },
    { label: 'Bought below', value: exactMoneyText(trigger) },
    ...(usual === undefined
      ? []
      : [{ label: 'Came before', value: `${moneyText(usual.amount)}, ${timesText(usual.times)}` }]),
  ];
}

function refusalFields({ causes, requests }: EvidenceOf<'refusals'>): readonly Field[] {
  return [
    ...causes.slice(0, MOST_PARTS).map(({ cause, status, count }) => ({
      label: `${cause}${status === undefined ? '' : ` (${status})`}`,
      value: timesText(count),
    })),
    ...(requests === undefined ? [] : [{ label: 'All requests', value: String(requests) }]),
  ];
}

function sourceFields({ failures, freshAt, doubt }: EvidenceOf<'source'>): readonly Field[] {
  return [
    { label: 'Last believed', value: freshAt === undefined ? 'never' : instantText(freshAt) },
    { label: 'Looks in vain since', value: String(failures) },
    ...(doubt === undefined ? [] : [{ label: 'The last one', value: doubtText(doubt) }]),
  ];
}

function planFields(
  { planned, plannedSoFar, spent, projected, until, isAtLeast }: EvidenceOf<'plan'>,
  now: Date,
): readonly Field[] {
  return [
    {
      label: 'Spent so far',
      value: `${exactMoneyText(spent)}, planned by now ${exactMoneyText(plannedSoFar)}`,
    },
    {
      label: 'Projected',
      value: isAtLeast
        ? `at least ${exactMoneyText(projected)}: of a part of what it is for, nothing is known`
        : exactMoneyText(projected),
    },
    { label: 'Planned', value: exactMoneyText(planned) },
    { label: 'Until', value: aheadText(until, now) },
  ];
}

/** Requests that were under way when the limit was reached are charged all the same. */
function remainingText(remaining: Money, layer?: RunwayLayer): string {
  const what = layer?.kind === 'balance' ? 'credits' : 'limit';
  return remaining < 0n
    ? `nothing: ${exactMoneyText(-remaining as Money)} above the ${what}`
    : exactMoneyText(remaining);
}

function timesText(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function percent(chance: number): string {
  return `${Math.round(chance * 100)}%`;
}

const HOUR = 3_600_000;
const NO_MODELS: Field = {
  label: 'By model',
  value: 'unknown: OpenRouter lists models by whole UTC days, and none of late was read',
};
const MOST_PARTS = 5;

/** Of a limit for which no instant was told. */
const UNDATED: Readonly<Record<LimitReset, string>> = {
  daily: 'every day; OpenRouter does not say when',
  weekly: 'every week; OpenRouter does not say when',
  monthly: 'every month; OpenRouter does not say when',
  never: 'never',
  unknown: 'unknown',
};
