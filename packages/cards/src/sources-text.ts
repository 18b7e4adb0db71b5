import { type Ranked, ratesOfLine } from '@tollkeeper/engine';

import { ageInDays, daysText } from './age-text.ts';
import { candidateName } from './candidate-name.ts';
import { namesText } from './sentence.ts';

/** Says where the rates of compared models come from and how old they are, models with the same answer together. */
export function sourcesText(ranked: readonly Ranked[]): readonly string[] {
  const namesOf = new Map<string, readonly string[]>();
  for (const each of ranked) {
    const source = sourceOf(each);
    if (source !== undefined) namesOf.set(source, [...(namesOf.get(source) ?? []), candidateName(each)]);
  }
  return [...namesOf].map(([source, names]) => `${namesText(names)}: ${source}`);
}

function sourceOf({ estimate: { lines, madeOn } }: Ranked): string | undefined {
  const rates = lines.flatMap(ratesOfLine);
  if (rates.length === 0) return undefined;
  const listed = rates.filter(({ kind }) => kind !== 'stated');
  const titles = new Set(listed.map(({ source }) => source.title));
  const stated = rates.length > listed.length ? ['your own rates'] : [];
  const days = listed.map(({ asOf }) => asOf).sort();
  const [oldest] = days;
  if (oldest === undefined) return namesText(stated);
  const since = days.at(-1) === oldest ? 'as of' : 'the oldest as of';
  const age = ageInDays(oldest, madeOn);
  const ago = age <= 0 ? '' : `, ${daysText(age)} ago`;
  return `${namesText([...stated, ...titles])}, ${since} ${oldest}${ago}`;
}
