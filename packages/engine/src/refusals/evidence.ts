import { decimalUsd, type Money } from '@tollkeeper/pricing';

import { limitStanding } from '../budgeting/limit.ts';
import type { Explanation } from './explanation.ts';
import { isFromProvider } from './recognition/cause-by-provider.ts';
import { type Purse, purseIn } from './recognition/money-rules.ts';
import { isWhoseUntold, otherService } from './recognition/other-service.ts';
import type { Recognised } from './recognition/recognised.ts';
import { statusOf } from './recognition/status-of.ts';
import type { Refusal } from './refusal.ts';
import type { RefusalContext } from './refusal-context.ts';
import { tokenFigures } from './token-figures.ts';

/** Why the cause was believed, in sentences: the fields and words that told it, the figures, what is known beside. */
export function evidenceFor(
  refusal: Refusal,
  { by }: Recognised,
  { scope, known }: { readonly scope: Explanation['scope']; readonly known: RefusalContext },
): readonly string[] {
  return [
    ...fieldEvidence(refusal),
    ...(by === 'status'
      ? [`Only the status or its type tells (${statusOf(refusal) ?? refusal.errorType ?? refusal.type}).`]
      : []),
    ...(by === 'nothing' ? ['Neither a field nor a known wording names the cause.'] : []),
    ...providerEvidence(refusal),
    ...serviceEvidence(refusal),
    ...figureEvidence(refusal),
    ...(scope === 'account' || scope === 'key' ? knownEvidence(scope, known) : []),
  ];
}

function fieldEvidence({ metadata, availability, shape }: Refusal): readonly string[] {
  const { limitSource, reason, failedRoutingStep, flagged, patterns, limitUsd, spendUsd } = metadata;
  return [
    ...(limitSource === undefined ? [] : [`OpenRouter names what refused: limit_source is ${limitSource}.`]),
    ...(reason === undefined ? [] : [`Its reason is ${reason}.`]),
    ...(availability === undefined ? [] : [`Routing says ${availability}.`]),
    ...(failedRoutingStep === undefined ? [] : [`Routing stopped at the step "${failedRoutingStep}".`]),
    ...(flagged === undefined ? [] : [`Flagged for: ${flagged.join(', ')}.`]),
    ...(patterns === undefined ? [] : [`Matched: ${patterns.map((pattern) => `"${pattern}"`).join(', ')}.`]),
    ...(limitUsd === undefined || spendUsd === undefined ? [] : [`$${spendUsd} of $${limitUsd} are spent.`]),
    ...(shape === 'page' ? ['A web page came instead of JSON.'] : []),
    ...(shape === 'stream' ? ['The error came within a stream that had begun.'] : []),
  ];
}

function providerEvidence(refusal: Refusal): readonly string[] {
  const { providerName, raw, isByok } = refusal.metadata;
  if (!isFromProvider(refusal) && raw === undefined) return [];
  const name = providerName ?? 'The provider';
  return [
    ...(raw === undefined ? [] : [`${name} said: ${cut(raw)}`]),
    ...(isByok === undefined
      ? []
      : [`It was asked with ${isByok ? 'your own' : "OpenRouter's"} key at the provider.`]),
  ];
}

function serviceEvidence(refusal: Refusal): readonly string[] {
  const service = otherService(refusal);
  if (service !== undefined) return [`It is written by ${service}, not by OpenRouter.`];
  return isWhoseUntold(refusal) ? ['The page does not say that it comes from OpenRouter.'] : [];
}

function figureEvidence({ message }: Refusal): readonly string[] {
  const figures = tokenFigures(message);
  if (figures === undefined) return [];
  const { of, asked, affordable } = figures;
  const what = of === 'prompt' ? 'The prompt has' : 'The request reserves up to';
  const purse = purseIn(message);
  return [
    `${what} ${countText(asked)} tokens; what is left pays for ${countText(affordable)}.`,
    ...(purse === undefined ? [] : [`The address in the text stands for ${PURSE_TEXT[purse]}.`]),
    ...(/upgrade to a paid account/i.test(message)
      ? ['By its wording, the account never bought credits.']
      : []),
  ];
}

function knownEvidence(scope: 'account' | 'key', { credits, key }: RefusalContext): readonly string[] {
  const standing = key === undefined ? undefined : limitStanding(key);
  return [
    ...(credits === undefined
      ? []
      : [
          `By the last reading, the account has ${dollars((credits.totalCredits - credits.totalSpent) as Money)} left.`,
        ]),
    ...(standing?.kind === 'limited'
      ? [
          `By the last reading, the key has ${dollars(standing.remaining)} left of its limit of ${dollars(standing.limit)}.`,
        ]
      : []),
    ...(scope === 'key' && standing?.kind === 'unlimited'
      ? ['By the last reading, the key has no limit.']
      : []),
  ];
}

/** To the cent at least: `$7.50`. */
function dollars(money: Money): string {
  const [whole = '', cents = ''] = decimalUsd((money < 0n ? -money : money) as Money).split('.');
  return `${money < 0n ? '-' : ''}$${whole}.${cents.padEnd(2, '0')}`;
}

function countText(count: number): string {
  return count.toLocaleString('en-US');
}

function cut(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}

const PURSE_TEXT: Readonly<Record<Purse, string>> = {
  account: 'the credits of the account',
  key: 'the limit of the key',
};

const LONGEST_QUOTE = 300;
