import { definitionOf, type Field, fieldDefinition } from '@tollkeeper/engine';
import { add, multiply, type Ratio } from '@tollkeeper/pricing';

import type { Fact, FactName } from '../understand/fact.ts';
import type { Brief } from './brief.ts';
import { kindOf } from './kind-of-brief.ts';

/** Facts with every "double the users" worked out, or what there is nothing to change of. */
export type ChangedFacts = { readonly facts: readonly Fact[]; readonly impossible: readonly string[] };

/** Works relative changes out against what was said before. */
export function changedFacts(said: readonly Fact[], brief: Brief): ChangedFacts {
  const facts: Fact[] = [];
  const impossible: string[] = [];
  for (const fact of said) {
    if (fact.change === undefined) {
      facts.push(fact);
      continue;
    }
    const names = fact.name === 'volume' ? volumeNames(brief) : [fact.name];
    const before = names.flatMap((name) => brief.facts.get(name) ?? []);
    // "20 more requests" may be of a day or of a month: only its multiples are clear.
    if (fact.name === 'volume' && fact.change === 'plus')
      impossible.push(`"${fact.words}": say the new volume, such as "200 requests a day".`);
    else if (before.length === 0) impossible.push(nothingToChange(fact));
    else facts.push(...before.map((each) => changed(each, fact)));
  }
  return { facts, impossible };
}

/** The numbers that say how much there is: that of each user, or those of the whole month. */
function volumeNames(brief: Brief): readonly FactName[] {
  const { once, month, perUserPerDay } = definitionOf(kindOf(brief)).volume;
  const names: readonly (FactName | undefined)[] = [
    perUserPerDay,
    month,
    once,
    'sessionMinutesPerMonth',
    'recordingsPerMonth',
  ];
  const name = names.find((each) => each !== undefined && brief.facts.has(each));
  const totals = (['inputTokensPerMonth', 'outputTokensPerMonth'] as const).filter((each) =>
    brief.facts.has(each),
  );
  return name === undefined ? totals : [name];
}

function changed(before: Fact, { value, change, words, note }: Fact): Fact {
  const applied = (amount: Ratio): Ratio =>
    change === 'plus' ? add(amount, value) : multiply(amount, value);
  const { range } = before;
  return {
    name: before.name,
    value: applied(before.value),
    ...(range === undefined ? {} : { range: { low: applied(range.low), high: applied(range.high) } }),
    words,
    note: [`from "${before.words}"`, ...(note === undefined ? [] : [note])].join(', '),
  };
}

function nothingToChange({ name, words }: Fact): string {
  const what = name === 'volume' ? 'a volume' : labelOf(name);
  return `"${words}" changes ${what}, and none was said before. Say the new value.`;
}

function labelOf(name: FactName): string {
  return fieldDefinition(name as Field)?.label ?? name;
}
