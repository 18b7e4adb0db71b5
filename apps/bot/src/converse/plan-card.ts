import { type Card, moneyText, type Section } from '@tollkeeper/cards';
import type { Money } from '@tollkeeper/pricing';
import type { ListedPlan } from '@tollkeeper/store';

import type { Reply } from './reply.ts';

/** Lists saved estimates, and says how they are held against what is spent. */
export function plansCard({ plans, isWatched }: Extract<Reply, { readonly kind: 'plans' }>): Card {
  if (plans.length === 0)
    return {
      title: 'No plans yet',
      answer: 'No estimate was saved here. Ask for one, then save it: /plan save launch.',
      sections: isWatched === true ? [] : [NOT_COMPARED],
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
      isWatched === true ? COMPARED : NOT_COMPARED,
    ],
  };
}

/** Says what became of a saved estimate; one that is shown looks as it did when it was saved. */
export function planCard(reply: Extract<Reply, { readonly kind: 'plan' }>): Card {
  const { did, plan, of = 'the account' } = reply;
  const planned = plannedText(plan);
  switch (did) {
    case 'saved':
      return {
        title: `Plan saved: ${plan.name}`,
        answer: `"${plan.name}" is the plan for ${plan.month}: ${planned} for ${of}. /plan show ${plan.name} shows it.`,
        sections: [reply.isWatched === true ? COMPARED : NOT_COMPARED],
      };
    case 'removed':
      return {
        title: `Plan removed: ${plan.name}`,
        answer: `"${plan.name}" for ${plan.month} (${planned}) is no longer saved.`,
        sections: [],
      };
    case 'shown':
      return shownCard(reply);
  }
}

function shownCard({ plan, card, held, hidden }: Extract<Reply, { readonly kind: 'plan' }>): Card {
  const saved: readonly Section[] =
    card === undefined ? [] : [{ kind: 'note', text: card.answer }, ...card.sections];
  if (held !== undefined) {
    const { card: beside } = held;
    const note = { kind: 'note', text: `Saved on ${dayOf(plan)}, as it was then:` } as const;
    return { ...beside, sections: [...beside.sections, ...(saved.length === 0 ? [] : [note]), ...saved] };
  }
  return {
    title: `Plan: ${plan.name}`,
    answer: `Planned for ${plan.month}: ${plannedText(plan)}, saved on ${dayOf(plan)}.`,
    sections: [hidden === undefined ? NOT_COMPARED : { kind: 'note', text: hidden }, ...saved],
  };
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

const COMPARED = {
  kind: 'note',
  text: '/plan and the name of one shows it beside what is really spent.',
} as const;

const MOST_ROWS = 20;
