import {
  type BudgetQuestion,
  fieldDefinition,
  type Period,
  type Point,
  type WithinBudget,
} from '@tollkeeper/engine';

import { fieldText } from './assumption-text.ts';
import { budgetAnswer } from './budget-answer.ts';
import type { Card, Field, Section } from './card.ts';
import { differenceText, moneyText } from './money-text.ts';
import { listSections } from './section.ts';
import { capitalised } from './sentence.ts';
import { everyPeriod, exactTotalText } from './total-text.ts';

/** What was asked: the money of a period, and the input that may be as large as it allows. */
type Asked = Pick<BudgetQuestion, 'budget' | 'field'>;

/** Says how much of an input a budget allows, and where that is not the right question, why. */
export function budgetCard(asked: Asked, result: WithinBudget, period: Period): Card {
  return {
    title: `What ${moneyText(asked.budget)}${everyPeriod(period)} allows`,
    answer: budgetAnswer(asked, result, period),
    sections: [...fieldsOf(asked, result), ...reasonsOf(result), ...feesNote(result)],
  };
}

function fieldsOf({ budget, field }: Asked, result: WithinBudget): readonly Section[] {
  const point = (label: string, { value, planned }: Point): Field => ({
    label: `${label} ${fieldText(field, value)}`,
    value: `${exactTotalText(planned)} planned`,
  });
  switch (result.kind) {
    case 'found': {
      const { at, next } = result;
      return [
        fields(field, [
          point('At', at),
          ...(next === undefined ? [] : [point('At', next)]),
          { label: 'Left of the budget', value: differenceText(budget, at.planned.money) },
        ]),
      ];
    }
    case 'falls':
      return [fields(field, [point('At', result.least), point('At', result.most)])];
    case 'nothing':
      return [fields(field, [point('At', result.least)])];
    default:
      return [];
  }
}

function fields(field: Asked['field'], rows: readonly Field[]): Section {
  return { kind: 'fields', title: capitalised(fieldDefinition(field).label), fields: rows };
}

function reasonsOf(result: WithinBudget): readonly Section[] {
  if (result.kind !== 'unknown') return [];
  const reasons = result.gaps.map(({ reason }) => capitalised(reason));
  return listSections('What is missing', [...new Set(reasons)]);
}

function feesNote({ kind }: WithinBudget): readonly Section[] {
  return kind === 'refused' ? [] : [{ kind: 'note', text: FEES }];
}

const FEES = 'Fees on buying credits are not in these figures: they come on top of what is planned.';
