import type { PlanBreakEven } from '@tollkeeper/engine';
import { compare, exact, type Ratio, toDecimal } from '@tollkeeper/pricing';

import type { Card } from './card.ts';
import { countText, moneyText } from './money-text.ts';
import { namesText } from './sentence.ts';
import { exactTotalText, totalText } from './total-text.ts';

/** Says whether a plan or the API costs less for the same work, and from how much work on the plan does. */
export function planBreakEvenCard(result: PlanBreakEven): Card {
  const answer = answerOf(result);
  if (result.kind !== 'compared') return { title: TITLE, answer, sections: [] };
  const { plan, api, apiPerSeat, pricePerSeat, caution } = result;
  const evenAt = workText(result).map((value) => ({ label: 'Both cost the same at', value }));
  return {
    title: TITLE,
    answer,
    sections: [
      {
        kind: 'fields',
        fields: [
          { label: 'Plan', value: `${exactTotalText(plan)} a month` },
          { label: 'The same work through the API', value: `${exactTotalText(api)} a month` },
          { label: 'Price of a seat', value: `${moneyText(pricePerSeat)} a month` },
          { label: 'Work of a seat through the API', value: `${moneyText(apiPerSeat)} a month` },
          ...evenAt,
        ],
      },
      { kind: 'note', text: caution },
      { kind: 'note', text: 'A buffer and fees are in neither of the two.' },
    ],
  };
}

type Compared = Extract<PlanBreakEven, { kind: 'compared' }>;

function answerOf(result: PlanBreakEven): string {
  switch (result.kind) {
    case 'refused':
      return `The plan cannot be compared: ${result.problems.map(({ message }) => message).join(' ')}`;
    case 'not-monthly':
      return 'The work is done once and a plan is paid by the month: state the work of a month to compare them.';
    case 'compared': {
      const { plan, api, cheaper } = result;
      const [ofPlan, ofApi] = [
        `the plan is ${totalText(plan)} a month`,
        `the same work through the API ${totalText(api)}`,
      ];
      const from = workText(result).map((work) => `; the plan pays from ${work} on`);
      return `${VERDICTS[cheaper]}: ${ofPlan}, ${ofApi}${from.join('')}.`;
    }
  }
}

/** The work from which on the plan pays, where that is known. */
function workText({ paysFrom }: Compared): readonly string[] {
  if (paysFrom.amounts.length === 0) return [];
  const amounts = paysFrom.amounts.map(({ label, quantity }) => countText(rounded(quantity), label));
  const bound = paysFrom.kind === 'exact' ? 'about' : 'at most';
  return [`${bound} ${namesText(amounts)} per seat and month`];
}

/** Nobody does half a request; of few tasks a month a tenth matters. */
function rounded(quantity: Ratio): Ratio {
  return exact(toDecimal(quantity, compare(quantity, exact(100)) < 0 ? 1 : 0));
}

const TITLE = 'Plan or API';

const VERDICTS: Readonly<Record<Compared['cheaper'], string>> = {
  plan: 'The plan costs less',
  api: 'The API costs less',
  same: 'Both cost the same',
  unknown: 'Which costs less is not known, because a price is missing',
};
