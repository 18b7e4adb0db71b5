import type { Card } from '@tollkeeper/cards';
import type { Total } from '@tollkeeper/engine';
import { planStateText } from '@tollkeeper/engine/guarding';
import type { ListedPlan } from '@tollkeeper/store';

import type { PlanShelf } from './command.ts';

/** An estimate to save under a name: what it says, and what was said before it. */
export type NewPlan = {
  readonly name: string;
  readonly month: string;
  readonly planned: Total;
  readonly card: Card;
  /** As `conversationText` writes it. */
  readonly conversation: string;
  /** Names or hashes of the keys that it is for; left out, it is for the account. */
  readonly keys?: readonly string[] | undefined;
  /** As `basisText` writes it. */
  readonly basis?: string | undefined;
};

/** The plan as it is saved now, or what is wrong with its name or month. */
export type PlanSaving =
  | { readonly kind: 'saved'; readonly plan: ListedPlan }
  | { readonly kind: 'wrong'; readonly field: 'name' | 'month'; readonly sentence: string };

/** Saves an estimate as the plan of a month; a total of "at least" is no amount to hold anything against. */
export async function savePlan(
  { name: written, month, planned, card, conversation, keys, basis }: NewPlan,
  { plans, workspace, person, now, newId }: PlanShelf,
): Promise<PlanSaving> {
  const name = written.trim();
  const wrong = wrongName(name) ?? wrongMonth(month);
  if (wrong !== undefined) return wrong;
  const { actions: _, ...shown } = card;
  const plan: ListedPlan = {
    id: newId(),
    workspace,
    name,
    month,
    plannedPicodollars: planned.kind === 'exact' ? planned.money : null,
    savedBy: person,
    savedAt: now(),
  };
  const state = planStateText({
    card: shown,
    conversation,
    ...(keys !== undefined && { keys }),
    ...(basis !== undefined && { basis }),
  });
  const saved = await plans.save({ ...plan, state });
  switch (saved.kind) {
    case 'saved':
      return { kind: 'saved', plan };
    case 'name-taken':
      return {
        kind: 'wrong',
        field: 'name',
        sentence: `There is a plan "${name}" for ${month} already: take another name, or remove that one with /plan remove ${name} ${month}.`,
      };
    case 'too-long':
      return { kind: 'wrong', field: 'name', sentence: 'This estimate is too long to be saved as a plan.' };
  }
}

function wrongName(name: string): Extract<PlanSaving, { kind: 'wrong' }> | undefined {
  if (name === '') return { kind: 'wrong', field: 'name', sentence: 'The name of the plan is missing.' };
  if (name.length > LONGEST_NAME)
    return {
      kind: 'wrong',
      field: 'name',
      sentence: `The name has ${name.length} characters; ${LONGEST_NAME} is the most.`,
    };
  return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name)
    ? { kind: 'wrong', field: 'name', sentence: 'The name must be one line of plain text.' }
    : undefined;
}

function wrongMonth(month: string): Extract<PlanSaving, { kind: 'wrong' }> | undefined {
  if (/^2\d{3}-(?:0[1-9]|1[0-2])$/.test(month)) return undefined;
  const shown = month.length > LONGEST_NAME ? `${month.slice(0, LONGEST_NAME)}…` : month;
  return {
    kind: 'wrong',
    field: 'month',
    sentence: `The month is "${shown}", but it must be like 2026-12.`,
  };
}

const LONGEST_NAME = 60;
