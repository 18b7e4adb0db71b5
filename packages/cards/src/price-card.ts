import {
  BILLING_UNITS,
  cardIn,
  compare,
  firstAmount,
  type Rate,
  type RateCard,
  type Ratio,
  ratio,
} from '@tollkeeper/pricing';

import { ageText } from './age-text.ts';
import type { Card, Section } from './card.ts';
import { priceText } from './money-text.ts';
import { rateTable, sourceFields, sourcesOf, unitsOf } from './rate-table.ts';
import { quotedText } from './rate-text.ts';

/** Lays out every rate of a model, grouped by unit, with what it rests on and which sources say otherwise. */
export function priceCard(card: RateCard, today: string): Card {
  const { name, rates, disagreements } = card;
  const sources = sourcesOf([...rates, ...disagreements]);
  const sections: readonly (readonly Section[])[] = [
    rates.length === 0 ? [] : [rateTable('Rates', rates, { sources, today })],
    disagreements.length === 0
      ? []
      : [
          rateTable('Other claims differ: shown, not used, never averaged', disagreements, {
            sources,
            today,
          }),
        ],
    sources.length === 0 ? [] : [{ kind: 'fields', title: 'Sources', fields: sourceFields(sources) }],
  ];
  return { title: `Prices: ${name}`, answer: answerOf(card, today), sections: sections.flat() };
}

function answerOf(card: RateCard, today: string): string {
  const { model, rates } = card;
  if (rates.length === 0)
    return `No price of ${model} is known, which is not the same as free; state one in your question, such as "$3 per 1M input".`;
  const units = unitsOf(rates);
  const plain = plainRates(card, today);
  const shown = units.slice(0, MOST_UNITS).map((unit) => {
    const rate = plain.findLast((each) => each.unit === unit);
    const text = rate === undefined ? spanText(rates.filter((each) => each.unit === unit)) : quotedText(rate);
    return `${BILLING_UNITS[unit].label} ${text}`;
  });
  const more = units.length > MOST_UNITS ? ` and ${units.length - MOST_UNITS} more` : '';
  const newest =
    rates
      .map(({ asOf }) => asOf)
      .sort()
      .at(-1) ?? today;
  return `${model}: ${shown.join(', ')}${more}; the newest rate is of ${newest} (${ageText(newest, today)}).`;
}

/** What a short request of standard tier pays on this day. */
function plainRates(card: RateCard, today: string): readonly Rate[] {
  const { rates } = cardIn(card, { at: new Date(`${today}T12:00:00Z`) });
  return rates.filter(
    ({ condition: { promptOver, promptFrom } }) => promptOver === undefined && promptFrom === undefined,
  );
}

/** From the lowest to the highest amount, where every rate of a unit has a condition. */
function spanText(rates: readonly Rate[]): string {
  const sorted = rates.toSorted((a, b) => compare(amountEach(a), amountEach(b)));
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return '';
  if (compare(amountEach(lowest), amountEach(highest)) === 0) return quotedText(lowest);
  const from =
    lowest.price.per === highest.price.per ? priceText(firstAmount(lowest.price)) : quotedText(lowest);
  return `${from} to ${quotedText(highest)}`;
}

function amountEach({ price }: Rate): Ratio {
  return ratio(firstAmount(price), price.per);
}

const MOST_UNITS = 3;
