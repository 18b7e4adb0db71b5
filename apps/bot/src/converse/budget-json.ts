import type { BudgetQuestion, Point, Problem, WithinBudget } from '@tollkeeper/engine';
import { decimalUsd } from '@tollkeeper/pricing';

import { fieldKey } from '../commands/field-key.ts';
import { numberJson } from './number-json.ts';
import { totalJson } from './total-json.ts';

/** How much of an input a budget allows as data. */
export function budgetJson({ budget, field }: BudgetQuestion, within: WithinBudget) {
  return {
    field: fieldKey(field),
    budget_usd: decimalUsd(budget),
    result: within.kind,
    ...resultJson(within),
  };
}

function resultJson(within: WithinBudget): Record<string, unknown> {
  switch (within.kind) {
    case 'found':
      return {
        at: pointJson(within.at),
        ...(within.next === undefined ? {} : { next: pointJson(within.next) }),
        ...(within.limitedBy === undefined ? {} : { limited_by: messagesOf(within.limitedBy) }),
      };
    case 'nothing':
      return { least: pointJson(within.least) };
    case 'falls':
      return { least: pointJson(within.least), most: pointJson(within.most) };
    case 'unbounded':
      return { planned: totalJson(within.planned) };
    case 'unknown':
      return {
        ...(within.atMost === undefined ? {} : { at_most: pointJson(within.atMost) }),
        gaps: within.gaps.map(({ unit, quantity, reason }) => ({
          unit,
          quantity: numberJson(quantity),
          reason,
        })),
      };
    case 'refused':
      return { reasons: messagesOf(within.problems) };
  }
}

function messagesOf(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ message }) => message);
}

function pointJson({ value, planned }: Point) {
  return { value: numberJson(value), planned: totalJson(planned) };
}
