import { bundledCatalog, toDecimal } from '@tollkeeper/pricing';

import type { Fact } from '../fact.ts';
import { understand } from '../understand.ts';

const catalog = bundledCatalog();

/** The facts of a message as plain decimals, a range as "low..high" and a change as "times 2". */
export function read(message: string): Readonly<Record<string, string>> {
  return Object.fromEntries(understand(message, catalog).facts.map((fact) => [fact.name, written(fact)]));
}

function written({ value, range, change }: Fact): string {
  const amount =
    range === undefined ? toDecimal(value, 6) : `${toDecimal(range.low, 6)}..${toDecimal(range.high, 6)}`;
  return change === undefined ? amount : `${change} ${amount}`;
}
