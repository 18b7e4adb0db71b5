import type { Estimate } from '@tollkeeper/engine';
import type { Gap, Rate, RateCard } from '@tollkeeper/pricing';

import type { ChoiceName } from '../understand/choice.ts';
import type { Brief } from './brief.ts';

type Choices = Brief['choices'];

/** Says which choices the price list does not have, and what it has instead. */
export function wrongChoices(choices: Choices, card: RateCard): readonly string[] {
  return [...choices].flatMap(([name, value]) => {
    const known = valuesOf(card, name);
    if (known.length === 0 || known.includes(value)) return [];
    return [`${name} is "${value}", but ${card.name} has ${name}: ${known.join(', ')}.`];
  });
}

/** The choices that no figure rests on: no rate that was used is told apart by them. */
export function idleChoices(choices: Choices, { lines, scenario }: Estimate): readonly string[] {
  const rates = lines.flatMap(({ rate }) => rate ?? []);
  const used = new Set(rates.flatMap(({ condition }) => Object.keys(condition.variant ?? {})));
  if (rates.some(({ unit }) => unit === 'output-image-token'))
    for (const name of SIZES_OF_IMAGES) used.add(name);
  if (scenario.workloads.some((workload) => 'cacheLifetime' in workload)) used.add('cache_lifetime');
  if (rates.some(({ unit }) => unit === 'megapixel')) used.add('size');
  return [...choices].flatMap(([name, value]) => (used.has(name) ? [] : [`${name}=${value}`]));
}

/** Says what to choose, where a gap is there only because a choice is open or has no rate; else nothing. */
export function choiceFor({ unit, reason }: Gap, choices: Choices, card: RateCard): string | undefined {
  const variants = card.rates.flatMap((rate): readonly Variant[] =>
    rate.unit === unit && rate.condition.tier === undefined && rate.condition.variant !== undefined
      ? [rate.condition.variant]
      : [],
  );
  const fitting = variants.find((variant) => fits(variant, choices));
  const example = fitting ?? variants[0];
  if (example === undefined) return undefined;
  if (fitting === undefined) {
    const said = fieldsOf([...choices].filter(([name]) => name in example));
    return `There is ${reason} with ${said}, so there is no figure. There is one with ${fieldsOf(Object.entries(example))}.`;
  }
  const open = Object.entries(fitting).filter(([name]) => !choices.has(name as ChoiceName));
  if (open.length === 0) return undefined;
  return `There is ${reason}, so there is no figure. Choose with fields of /estimate, such as ${fieldsOf(open)}.`;
}

function fits(variant: Variant, choices: Choices): boolean {
  return Object.entries(variant).every(([name, value]) => {
    const chosen = choices.get(name as ChoiceName);
    return chosen === undefined || chosen === value;
  });
}

function fieldsOf(chosen: readonly (readonly [string, string])[]): string {
  return chosen.map(([name, value]) => `${name}=${value}`).join(' ');
}

function valuesOf({ rates }: RateCard, name: string): readonly string[] {
  return [...new Set(rates.flatMap(({ condition }: Rate) => condition.variant?.[name] ?? []))];
}

type Variant = NonNullable<Rate['condition']['variant']>;

/** By these the tokens of a generated image are counted, whatever a token costs. */
const SIZES_OF_IMAGES = ['quality', 'size', 'resolution'] as const;
