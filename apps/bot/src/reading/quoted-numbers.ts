import { compare, divide, exact, parseRatio, type Ratio } from '@tollkeeper/pricing';

import type { Place } from '../understand/token.ts';
import type { AnsweredFact } from './answer-schema.ts';
import { isWithin } from './quotation.ts';
import { statedName } from './stated-name.ts';
import type { WrittenNumber } from './written-number.ts';

/** The words of a fact at one place of the message, and the numbers of the message. */
export type Quotation = {
  readonly answered: AnsweredFact;
  readonly quoted: Place;
  readonly numbers: readonly WrittenNumber[];
};

/** The value, or the two ends of a range; `undefined` when it is neither. */
export function statedAmount({ value, low, high }: AnsweredFact): readonly Ratio[] | undefined {
  const given = value === null ? [low, high] : low === null && high === null ? [value] : [null];
  const parsed = given.map((each) => (each !== null && DECIMAL.test(each) ? parseRatio(each) : undefined));
  const ratios = parsed.filter((each) => each !== undefined);
  return ratios.length === given.length ? ratios : undefined;
}

/** Where the stated numbers stand in the quotation, if all of them do. */
export function quotedNumbers(stated: readonly Ratio[], quotation: Quotation): readonly Place[] | undefined {
  const found = stated.map((each) => numberFor(each, quotation)).filter((each) => each !== undefined);
  return found.length === stated.length ? found : undefined;
}

function numberFor(stated: Ratio, { answered, quoted, numbers }: Quotation): WrittenNumber | undefined {
  const { unit, change } = answered;
  const name = statedName(answered.name);
  const isShare = name.kind === 'plain' && name.isShare;
  return numbers.find((written) => {
    // "3%" may be stated as 3 percent, or, of a share, as 0.03; a change by a share says percent.
    const fits = written.isShare ? isShare || (unit === 'percent' && change !== null) : unit !== 'percent';
    const wanted = unit === 'percent' ? divide(stated, HUNDRED) : stated;
    return fits && isWithin(written, quoted) && written.readings.some((each) => compare(each, wanted) === 0);
  });
}

const DECIMAL = /^\d{1,16}(?:\.\d{1,12})?$/;
const HUNDRED = exact(100);
