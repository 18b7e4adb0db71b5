import type { BudgetReading, KeyReading, LayerForecast } from '@tollkeeper/engine';
import { limitStanding } from '@tollkeeper/engine/guarding';
import { NOTHING, ratio } from '@tollkeeper/pricing';

import { layerText, PER, shareText } from '../alert/limit-text.ts';
import { subjectText } from '../alert/subject-text.ts';
import type { Section } from '../card.ts';
import { instantText } from '../instant-text.ts';
import { moneyText } from '../money-text.ts';
import { tableSections } from '../section.ts';
import type { Seen } from './standing.ts';

/** What each key has spent of its limit, when that begins anew, and what stops the key first. */
export function keysTable(keys: readonly Seen<KeyReading>[], at: Date): readonly Section[] {
  const read = readAtOf(keys);
  const rows = keys.map((key) => [...keyCells(key, at), read.cell(key)]);
  return tableSections(`Keys${read.title}`, KEY_LABELS, rows);
}

/** What is spent of each cap that several keys share. */
export function budgetsTable(budgets: readonly Seen<BudgetReading>[]): readonly Section[] {
  const read = readAtOf(budgets);
  const rows = budgets.map((each) => [...budgetCells(each), read.cell(each)]);
  return tableSections(`Shared budgets${read.title}`, BUDGET_LABELS, rows);
}

type Dated = Seen<{ readonly at: Date }>;

/** What was read together is dated once. */
function readAtOf(seen: readonly Dated[]): {
  readonly title: string;
  readonly cell: (one: Dated) => string;
} {
  const [first, ...others] = [...new Set(seen.map(({ taken }) => instantText(taken.at)))];
  return first === undefined || others.length > 0
    ? { title: '', cell: ({ taken }) => instantText(taken.at) }
    : { title: `, read at ${first}`, cell: () => '' };
}

function keyCells({ taken, outlook }: Seen<KeyReading>, at: Date): readonly string[] {
  const standing = limitStanding(taken);
  const name = `${taken.subject.name}${taken.disabled === true ? ' (disabled)' : ''}`;
  const first = outlook?.first;
  const stops = first === undefined ? '' : `${layerText(first.layer)}, ${whenText(first)}`;
  switch (standing.kind) {
    case 'unlimited':
      return [name, moneyText(taken.spent.allTime), 'none', '', '', stops];
    case 'unknown':
      return [name, '', moneyText(taken.limit ?? NOTHING), 'not known', '', stops];
    case 'limited': {
      const { spent, limit, share, reset, resetsAt } = standing;
      // What was read before it began anew is of the period before.
      const past = resetsAt !== undefined && resetsAt <= at ? ' (past)' : '';
      const undated = reset === 'never' ? 'never' : 'unknown';
      const resets = resetsAt === undefined ? undated : `${instantText(resetsAt)}${past}`;
      return [name, moneyText(spent), `${moneyText(limit)} ${PER[reset]}`, shareText(share), resets, stops];
    }
  }
}

function whenText({ ends }: LayerForecast): string {
  if (ends?.p50.kind === 'spent') return 'spent already';
  return ends?.p50.kind === 'ends' ? instantText(ends.p50.at) : 'not expected';
}

function budgetCells({ taken }: Seen<BudgetReading>): readonly string[] {
  const { subject, budget } = taken;
  const { spent, limit, reset, resetsAt } = budget;
  return [
    subjectText(subject),
    moneyText(spent),
    `${moneyText(limit)} ${PER[reset]}`,
    limit === 0n ? '' : shareText(ratio(spent, limit)),
    resetsAt === undefined ? '' : instantText(resetsAt),
  ];
}

const KEY_LABELS = ['Key', 'Spent>', 'Limit>', 'Share>', 'Resets at', 'Stops first', 'Read at'];
const BUDGET_LABELS = ['Budget', 'Spent>', 'Limit>', 'Share>', 'Resets at', 'Read at'];
