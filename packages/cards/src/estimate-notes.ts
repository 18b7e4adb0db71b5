import type { Estimate } from '@tollkeeper/engine';
import { BILLING_UNITS, type BillingUnit, type Rate } from '@tollkeeper/pricing';

import { assumptionText } from './assumption-text.ts';
import { moneyText, numberText } from './money-text.ts';
import { rateSourceText, rateText } from './rate-text.ts';
import { type Work, worksOf } from './works.ts';

/** What a reader of the figures should know: what is not in them, and what other sources say. */
export function estimateNotes(estimate: Estimate): readonly string[] {
  const { gaps, substitutions, disagreements, idle } = estimate;
  const works = worksOf(estimate);
  const notes = [
    ...gaps.map(
      ({ reason, quantity }) =>
        `Not in the totals: ${reason} (${numberText(quantity)}). The totals are "at least".`,
    ),
    ...substitutions.map(
      ({ unit, as }) =>
        `No rate for ${BILLING_UNITS[unit].label} is known: they are charged as ${BILLING_UNITS[as].label}.`,
    ),
    ...works.flatMap((work) => cacheWriteText(estimate, work)),
    ...disagreements.map(disagreementText),
    ...idle.map(
      ({ workload, ...each }) =>
        `Not used: ${assumptionText(each)}${workload === undefined ? '' : (works[workload]?.inBrackets ?? '')}, it changes nothing here.`,
    ),
  ];
  return [...new Set(notes)];
}

/** A read needs a write before it; what that write costs is said, because no total has it. */
function cacheWriteText({ cacheWrites }: Estimate, { place, inBrackets }: Work): readonly string[] {
  const own = cacheWrites.filter(({ workload }) => workload === place);
  const payees = Map.groupBy(own, ({ payee }) => payee);
  return [...payees].map(([payee, writes]) => {
    const whose = payees.size > 1 ? ` of ${payee}` : '';
    return `The cache${whose} must be written before it is read${inBrackets}: ${writesText(writes)}. Not in the totals.`;
  });
}

function writesText(writes: Estimate['cacheWrites']): string {
  const prices = writes.map(
    ({ unit, rate, cost }) =>
      `${moneyText(cost)} for ${WRITE_LIFETIME[unit] ?? 'a write'} (${rateText(rate)}, ${rateSourceText(rate)})`,
  );
  const [tokens] = writes.map(({ quantity }) => numberText(quantity));
  return `${tokens} tokens, ${prices.join(' or ')}`;
}

function disagreementText(rate: Rate): string {
  return `Another source differs on ${BILLING_UNITS[rate.unit].label}: ${rateText(rate)}, ${rateSourceText(rate)}.`;
}

const WRITE_LIFETIME: Partial<Record<BillingUnit, string>> = {
  'cache-write-5m-token': '5 minutes',
  'cache-write-1h-token': '1 hour',
};
