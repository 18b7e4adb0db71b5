import { type Evidence, EXPLANATIONS, type Outlook, type Subject } from '@tollkeeper/engine';

import { aheadText } from './duration-text.ts';
import { layerText } from './limit-text.ts';
import { atMostText } from './pace-text.ts';

/** What helps, and what people try first and in vain. */
export type Advice = { readonly helps: readonly string[]; readonly doesNotHelp: readonly string[] };

/** Says what one can do about what was found; a limit and the balance are two purses. */
export function evidenceAdvice(evidence: Evidence, about: About): Advice {
  switch (evidence.kind) {
    case 'limit':
      return limitAdvice(evidence.standing, about);
    case 'burn':
      return {
        ...limitAdvice(evidence.standing, about),
        helps: [
          'Find what sends the requests: a loop, a retry without end, a batch.',
          ...limitAdvice(evidence.standing, about).helps,
        ],
      };
    case 'forecast':
      return forecastAdvice(evidence, about);
    case 'balance':
    case 'top-up':
      return {
        helps:
          evidence.kind === 'top-up'
            ? [`Look at the auto top-up and the card at ${CREDITS_PAGE}.`, BUY]
            : [BUY],
        doesNotHelp: ['A higher limit on a key: the balance is another purse.'],
      };
    case 'expiring':
      return {
        helps: ['Use these credits first, or plan work that needs them.'],
        doesNotHelp: ['Buying more: the oldest are taken to be used first, and expire first.'],
      };
    case 'key-expiry':
      return {
        helps: [`Move the date, or make a new key and exchange it, at ${KEYS_PAGE}.`],
        doesNotHelp: ['A higher limit or more credits: an expired key is refused whatever is left.'],
      };
    case 'pattern':
      return {
        helps: ['Look at what changed in the parts above; if it was wanted, acknowledge this.'],
        doesNotHelp: [],
      };
    case 'refusals':
      return {
        helps: evidence.causes.slice(0, 2).flatMap(({ cause }) => EXPLANATIONS[cause].fixes),
        doesNotHelp: evidence.causes.slice(0, 2).flatMap(({ cause }) => EXPLANATIONS[cause].doesNotFix),
      };
    case 'source':
      return { helps: ['Run "guard check" to see which key or address does not answer.'], doesNotHelp: [] };
    case 'plan':
      return {
        helps: ['Spend less until then, or plan more: save a new estimate under the name of the plan.'],
        doesNotHelp: [],
      };
    case 'no-limit':
      return { helps: [], doesNotHelp: [] };
  }
}

type About = { readonly subject: Subject; readonly outlook?: Outlook | undefined; readonly now: Date };

type EvidenceOf<Kind extends Evidence['kind']> = Extract<Evidence, { readonly kind: Kind }>;

function limitAdvice(
  { resetsAt, share }: EvidenceOf<'limit'>['standing'],
  { subject, outlook, now }: About,
): Advice {
  const isSpent = share.numerator >= share.denominator;
  const isKey = subject.kind === 'key';
  const raise = isKey
    ? `Raise the limit of the key at ${KEYS_PAGE}.`
    : 'Ask an administrator of the organisation to raise the budget.';
  const next = outlook?.next;
  return {
    helps: [
      `${raise}${isSpent ? ' Until then requests are refused.' : ''}${next === undefined ? '' : ` What stops it next is ${layerText(next.layer)}.`}`,
      ...(resetsAt === undefined ? [] : [`Wait for the reset at ${aheadText(resetsAt, now)}.`]),
      ...paceAdvice(outlook, isSpent),
    ],
    doesNotHelp: [
      `Buying credits: a ${isKey ? 'key limit' : 'budget'} is not the account balance, and stops requests although credits are left.`,
    ],
  };
}

function forecastAdvice({ layer }: EvidenceOf<'forecast'>, { subject, outlook }: About): Advice {
  if (layer.layer.kind === 'balance') {
    return {
      helps: [BUY, ...paceAdvice(outlook, false)],
      doesNotHelp: ['A higher limit on a key: the balance is another purse.'],
    };
  }
  const raise =
    subject.kind === 'key'
      ? `Raise the limit of the key at ${KEYS_PAGE}, or move traffic to another key.`
      : 'Ask an administrator of the organisation to raise the budget.';
  return {
    helps: [raise, ...paceAdvice(outlook, false)],
    doesNotHelp: ['Buying credits: they do not raise a limit.'],
  };
}

function paceAdvice(outlook: Outlook | undefined, isSpent: boolean): readonly string[] {
  const safe = outlook?.safePace;
  if (safe === undefined || isSpent || safe.perDay <= 0n) return [];
  return [`Spend ${atMostText(safe.perDay)} a day or less, and it lasts.`];
}

const KEYS_PAGE = 'https://openrouter.ai/settings/keys';
const CREDITS_PAGE = 'https://openrouter.ai/settings/credits';
const BUY = `Buy credits at ${CREDITS_PAGE}; they can take up to an hour to show.`;
