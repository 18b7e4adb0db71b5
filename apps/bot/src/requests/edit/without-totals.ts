import type { Field } from '@tollkeeper/engine';

import type { Brief } from '../../converse/brief.ts';
import { inputsOfFacts } from '../../converse/inputs-of-facts.ts';
import { kindOf } from '../../converse/kind-of-brief.ts';
import { type Fact, type FactName, isOtherFact } from '../../understand/fact.ts';

/**
 * The brief with the inputs that follow from totals in place of the totals, where one of these inputs is to change.
 *
 * A form shows what a total was spread over: whoever changes one of the numbers leaves the others as they are.
 */
export function withoutTotals(brief: Brief, changed: readonly Field[]): Brief {
  const derived = [...inputsOfFacts(brief.facts, kindOf(brief))].filter(([field]) => !brief.facts.has(field));
  if (!derived.some(([field]) => changed.includes(field))) return brief;
  const kept = [...brief.facts].filter(([name]) => !(isOtherFact(name) && TOTALS.has(name)));
  const words = [...brief.facts.values()].filter(({ name }) => TOTALS.has(name)).map((fact) => fact.words);
  const facts = derived.map(([field, { value, range, reason }]): readonly [FactName, Fact] => [
    field,
    {
      name: field,
      value,
      words: words.join(', '),
      ...(range === undefined ? {} : { range }),
      ...(reason === undefined ? {} : { note: reason }),
    },
  ]);
  return { ...brief, kind: kindOf(brief), facts: new Map([...kept, ...facts]) };
}

const TOTALS: ReadonlySet<FactName> = new Set([
  'inputTokensPerMonth',
  'outputTokensPerMonth',
  'sessionMinutesPerMonth',
  'recordingsPerMonth',
  'minutesPerRecording',
]);
