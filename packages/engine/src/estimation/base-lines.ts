import {
  BILLING_UNITS,
  type Charge,
  compare,
  costOf,
  divide,
  multiply,
  type Ratio,
  sum,
  ZERO,
} from '@tollkeeper/pricing';

import { capitalised } from './capitalised.ts';
import type { UnroundedLine } from './merged-lines.ts';
import type { PricedClass } from './priced-class.ts';
import type { Step } from './request-class.ts';

/** The base lines of all classes, what is of one thing together: the parts of the input, then the output. */
export function baseLines(staged: readonly PricedClass[], several: boolean): readonly UnroundedLine[] {
  const lines = staged.flatMap((each) =>
    linesOf(each, several).map((line) => ({
      line,
      thing: [each.of.label, each.of.payee.name, line.rate?.unit].join(),
    })),
  );
  return [...Map.groupBy(lines, ({ thing }) => thing).values()].flat().map(({ line }) => line);
}

/** One line for a charge; where it is known what the input is made of, one for each part of it. */
function linesOf({ of, plain }: PricedClass, several: boolean): readonly UnroundedLine[] {
  const whose = several ? ` (${of.payee.name})` : '';
  const prefix = of.label === undefined ? '' : `${capitalised(of.label)}: `;
  const lines = (charge: Charge): readonly UnroundedLine[] => {
    const { unit, quantity, rate, cost } = charge;
    const parts = unit === 'input-token' && prefix === '' ? (of.parts ?? []) : [];
    if (parts.length === 0) {
      const label = BILLING_UNITS[unit].label;
      return [
        {
          layer: 'base',
          label: `${prefix === '' ? capitalised(label) : prefix + label}${whose}`,
          quantity,
          rate,
          cost,
        },
      ];
    }
    const whole = sum(parts.map((part) => part.quantity));
    return parts
      .filter((part) => compare(part.quantity, ZERO) > 0)
      .map((part) => inputPart(part, { charge, whole, whose }));
  };
  return plain.flatMap(({ charges }) => charges.flatMap(lines));
}

type Splitting = { readonly charge: Charge; readonly whole: Ratio; readonly whose: string };

function inputPart(part: Step<Ratio>, { charge, whole, whose }: Splitting): UnroundedLine {
  const tokens = divide(multiply(part.quantity, charge.quantity), whole);
  return {
    layer: 'base',
    label: `Input: ${part.label}${whose}`,
    quantity: tokens,
    rate: charge.rate,
    cost: costOf(charge.rate.price, tokens),
  };
}
