import { definitionOf, type Field, WORKLOAD_KINDS } from '@tollkeeper/engine';

import type { Choice, ChoiceName } from '../understand/choice.ts';
import type { Fact } from '../understand/fact.ts';

/** What a conversation has settled so far: the facts by their field, and the model. */
export type Brief = {
  readonly facts: ReadonlyMap<Field, Fact>;
  /** The catalog id of the model, and the words it was named with. */
  readonly model?: { readonly id: string; readonly words: string };
  /** What was chosen among the rates of the model, such as a quality. */
  readonly choices: ReadonlyMap<ChoiceName, string>;
  readonly agent: boolean;
  /** Whether workdays were mentioned. */
  readonly workdays: boolean;
};

export const EMPTY_BRIEF: Brief = { facts: new Map(), choices: new Map(), agent: false, workdays: false };

/**
 * Adds what a new message says; a new fact replaces an old one of its kind.
 *
 * Ways of saying the same thing exclude each other: "6,000 requests a month" replaces users and days.
 */
export function addTo(
  brief: Brief,
  facts: readonly Fact[],
  rest: Partial<Pick<Brief, 'model' | 'agent' | 'workdays'>> & { readonly choices?: readonly Choice[] },
): Brief {
  const merged = new Map(brief.facts);
  const fresh = new Set(facts.map(({ field }) => field));
  for (const alternatives of ALTERNATIVES) {
    const chosen = alternatives.find((group) => group.some((field) => fresh.has(field)));
    if (chosen === undefined) continue;
    for (const field of alternatives.flat()) if (!chosen.includes(field)) merged.delete(field);
  }
  for (const fact of facts) merged.set(fact.field, fact);
  const model = rest.model ?? brief.model;
  return {
    facts: merged,
    choices: new Map([
      ...brief.choices,
      ...(rest.choices ?? []).map(({ name, value }) => [name, value] as const),
    ]),
    agent: brief.agent || (rest.agent ?? false),
    workdays: brief.workdays || (rest.workdays ?? false),
    ...(model === undefined ? {} : { model }),
  };
}

/** For each kind of work, the ways of stating its volume. */
const ALTERNATIVES: readonly (readonly (readonly Field[])[])[] = WORKLOAD_KINDS.map((kind) => {
  const { once, month, perUserPerDay } = definitionOf(kind).volume;
  return [
    [month],
    ...(once === undefined ? [] : [[once]]),
    ...(perUserPerDay === undefined ? [] : [['users', 'activeDays', perUserPerDay] as const]),
  ];
});
