import { type Card, moneyText } from '@tollkeeper/cards';
import type { Money } from '@tollkeeper/pricing';
import type { ListedPlan } from '@tollkeeper/store';

import type { Reply } from './reply.ts';

/** Lists saved estimates, and says that nothing is held against them yet. */
export function plansCard(plans: readonly ListedPlan[]): Card {
  if (plans.length === 0)
    return {
      title: 'No plans yet',
      answer: 'No estimate was saved here. Ask for one, then save it: /plan save launch.',
      sections: [NOT_COMPARED],
    };
  const shown = plans.slice(0, MOST_ROWS);
  const left = plans.length - shown.length;
  return {
    title: 'Plans',
    answer: plans.length === 1 ? 'One estimate is saved.' : `${plans.length} estimates are saved.`,
    sections: [
      {
        kind: 'table',
        title: 'Newest first',
        columns: [
          { label: 'Name', align: 'left' },
          { label: 'Month', align: 'left' },
          { label: 'Planned', align: 'right' },
          { label: 'Saved on', align: 'left' },
        ],
        rows: shown.map((plan) => [plan.name, plan.month, plannedText(plan), dayOf(plan)]),
      },
      ...(left === 0 ? [] : [{ kind: 'note', text: `And ${left} older ones.` } as const]),
      NOT_COMPARED,
    ],
  };
}

/** Says what became of a saved estimate; one that is shown looks as it did when it was saved. */
export function planCard({ did, plan, card }: Extract<Reply, { readonly kind: 'plan' }>): Card {
  const planned = plannedText(plan);
  switch (did) {
    case 'saved':
      return {
        title: `Plan saved: ${plan.name}`,
        answer: `"${plan.name}" is the plan for ${plan.month}: ${planned}. /plan show ${plan.name} shows it.`,
        sections: [NOT_COMPARED],
      };
    case 'removed':
      return {
        title: `Plan removed: ${plan.name}`,
        answer: `"${plan.name}" for ${plan.month} (${planned}) is no longer saved.`,
        sections: [],
      };
    case 'shown':
      return {
        title: `Plan: ${plan.name}`,
        answer: `Planned for ${plan.month}: ${planned}, saved on ${dayOf(plan)}.`,
        sections: [
          NOT_COMPARED,
          ...(card === undefined ? [] : [{ kind: 'note', text: card.answer } as const, ...card.sections]),
        ],
      };
  }
}

/** What is not known is no amount, and never zero. */
function plannedText({ plannedPicodollars: planned }: ListedPlan): string {
  return planned === null ? 'not known exactly' : moneyText(planned as Money);
}

function dayOf({ savedAt }: ListedPlan): string {
  return savedAt.toISOString().slice(0, 10);
}

const NOT_COMPARED = {
  kind: 'note',
  text: 'Nothing is compared with real spend yet: no account is connected to this chat.',
} as const;

const MOST_ROWS = 20;
