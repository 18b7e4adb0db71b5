import type { Estimate } from '@tollkeeper/engine';

import type { Field } from './card.ts';
import { countText } from './money-text.ts';
import { everyPeriod } from './total-text.ts';
import { worksOf } from './works.ts';

/** The volume of each piece of work, from what the product does to what is submitted: `100 users → 6,000 requests`. */
export function volumeFields(estimate: Estimate): readonly Field[] {
  return worksOf(estimate).map(({ place, inBrackets }) => ({
    label: `Volume${inBrackets}`,
    value: `${stepsOf(estimate, place).join(' → ')}${everyPeriod(estimate.period)}`,
  }));
}

/** What is submitted in the end, of all work together: `6,000 requests and 2,400 submitted jobs`. */
export function sizesOf(estimate: Estimate): readonly string[] {
  return worksOf(estimate).flatMap(({ place }) => stepsOf(estimate, place).slice(-1));
}

function stepsOf({ volume }: Estimate, place: number): readonly string[] {
  return volume.flatMap(({ label, quantity, workload }) =>
    workload === place ? [countText(quantity, label)] : [],
  );
}
