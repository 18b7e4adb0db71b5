import type {
  CreditLedger,
  CreditLot,
  CreditWithdrawal,
  ExpiringLot,
  LotExpiry,
  TopUpPattern,
} from '@tollkeeper/engine';
import { type Money, NOTHING } from '@tollkeeper/pricing';

import type { Card, Field, Section } from './card.ts';
import { moneyText } from './money-text.ts';
import { listSections, tableSections } from './section.ts';

/** What is known of an account's credits, and what is spent of them a day. */
export type CreditStanding = {
  readonly ledger: CreditLedger;
  readonly expiring: readonly ExpiringLot[];
  readonly perDay: Money;
  readonly withdrawals: readonly CreditWithdrawal[];
  readonly topUp?: TopUpPattern;
};

/** Says what is left of each purchase, and how much of it may expire unused, when, and what would use it up. */
export function creditsCard(standing: CreditStanding): Card {
  return {
    title: 'Credits and when they may expire',
    answer: answerOf(standing),
    sections: [
      { kind: 'fields', fields: fieldsOf(standing) },
      ...purchaseTable(standing),
      ...listSections('To be confirmed', questionsOf(standing)),
      { kind: 'note', text: DISCRETION },
      { kind: 'note', text: ASSUMPTION },
    ],
  };
}

function answerOf({ ledger, expiring, perDay }: CreditStanding): string {
  const atRisk = expiring.filter(({ unused }) => unused > NOTHING);
  const [first] = atRisk.toSorted((a, b) => endOf(a).getTime() - endOf(b).getTime());
  if (ledger.lots.every(({ left }) => left === NOTHING)) return 'No credits are left that could expire.';
  const pace = `${moneyText(perDay)} a day`;
  if (first === undefined) return `At ${pace}, all credits are used before they may expire.`;
  const total = atRisk.reduce((sum, { unused }) => (sum + unused) as Money, NOTHING);
  const when = `${first.isDue ? 'now' : expiryText(first.standing.lot.expiry)}`;
  const part = atRisk.length === 1 ? '' : `, the first ${moneyText(first.unused)} of it`;
  return `At ${pace}, ${moneyText(total)} may expire unused${part} ${when}.`;
}

function fieldsOf({ ledger, expiring, perDay, topUp }: CreditStanding): readonly Field[] {
  const left = ledger.lots.reduce((sum, lot) => (sum + lot.left) as Money, NOTHING);
  const balance = (left - ledger.overspent + ledger.unexplained) as Money;
  const needed = expiring.flatMap(({ unused, neededPerDay }) =>
    unused > NOTHING && neededPerDay !== undefined ? [neededPerDay] : [],
  );
  return [
    { label: 'Balance', value: moneyText(balance) },
    { label: 'Spent a day', value: moneyText(perDay) },
    ...(needed.length === 0
      ? []
      : [{ label: 'To use all in time', value: `${upText(needed.at(-1) ?? NOTHING)} a day` }]),
    ...(topUp === undefined ? [] : [{ label: 'Auto top-up, as it looks', value: topUpText(topUp) }]),
  ];
}

function purchaseTable({ ledger, expiring }: CreditStanding): readonly Section[] {
  const rows = ledger.lots.map(({ lot, spent, left }) => {
    const found = expiring.find(({ standing }) => standing.lot.id === lot.id);
    return [
      boughtText(lot),
      moneyText(lot.amount),
      moneyText(spent),
      moneyText(left),
      left === NOTHING ? '' : expiryText(lot.expiry),
      found === undefined ? '' : moneyText(found.unused),
    ];
  });
  return tableSections(
    'Purchases',
    ['Bought', 'Amount>', 'Used>', 'Left>', 'May expire', 'Unused then>'],
    rows,
  );
}

function questionsOf({ ledger, withdrawals }: CreditStanding): readonly string[] {
  const { unexplained, lots } = ledger;
  const undated = lots.find(({ lot, left }) => lot.purchasedAt === 'unknown' && left > NOTHING);
  return [
    ...(undated === undefined
      ? []
      : [
          `When were the ${moneyText(undated.lot.amount)} bought that were there at first? Add them to credits.yaml.`,
        ]),
    ...withdrawals
      .filter(({ kind, origin }) => kind === 'refund' && origin === 'inferred')
      .map(
        ({ amount, between }) =>
          `${moneyText(amount)} left the account by ${dayText(between.by)} without being used: a refund, or a transfer? Say so in credits.yaml.`,
      ),
    ...(unexplained > NOTHING
      ? [`OpenRouter counts ${moneyText(unexplained)} more than the purchases that are known.`]
      : []),
    ...(unexplained < NOTHING
      ? [
          `Known purchases come to ${moneyText(-unexplained as Money)} more than OpenRouter counts; a purchase can take an hour to show.`,
        ]
      : []),
  ];
}

function boughtText({ purchasedAt, origin }: CreditLot): string {
  if (purchasedAt === 'unknown') return 'unknown';
  return `${dayText(purchasedAt)}${origin === 'inferred' ? ' (seen)' : ''}`;
}

function expiryText({ kind, at }: LotExpiry): string {
  return kind === 'at' ? `from ${dayText(at)}` : `from ${dayText(at)} at the latest`;
}

function topUpText({ amount, times, lowest, highest }: TopUpPattern): string {
  return `${moneyText(amount)}, seen ${times} times, at a balance of ${moneyText(lowest)} to ${moneyText(highest)}`;
}

/** To the next cent: a pace that is rounded down would not be enough. */
function upText(amount: Money): string {
  return moneyText((((amount + CENT - 1n) / CENT) * CENT) as Money);
}

function endOf({ standing }: ExpiringLot): Date {
  return standing.lot.expiry.at;
}

function dayText(at: Date): string {
  return at.toISOString().slice(0, 10);
}

const CENT = 10_000_000_000n;

/** FAQ, read 2026-08-22. */
const DISCRETION =
  'OpenRouter reserves the right to expire unused credits one year after purchase; it is not known to have done so.';
const ASSUMPTION =
  'OpenRouter tells no purchases: they are inferred from jumps of the total and from credits.yaml, and the oldest are taken to be used first.';
