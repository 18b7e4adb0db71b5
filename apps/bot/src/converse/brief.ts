import { definitionOf, WORKLOAD_KINDS, type WorkloadKind } from '@tollkeeper/engine';

import type { Choice, ChoiceName } from '../understand/choice.ts';
import type { Fact, FactName } from '../understand/fact.ts';
import type { Mention } from '../understand/mention.ts';

/** What a conversation has settled so far: the facts by their name, and the models. */
export type Brief = {
  /** The kind of work, where the words told. */
  readonly kind?: WorkloadKind;
  readonly facts: ReadonlyMap<FactName, Fact>;
  readonly model?: NamedModel;
  /** What was chosen among the rates of the model, such as a quality. */
  readonly choices: ReadonlyMap<ChoiceName, string>;
  /** Whether workdays were mentioned. */
  readonly workdays: boolean;
  /** What was mentioned without a number. */
  readonly mentions?: readonly Mention[];
  /** The language of the texts, where it was asked for; else they are taken as English. */
  readonly language?: string;
};

/** The catalog id of a model, and the words it was named with. */
export type NamedModel = { readonly id: string; readonly words: string };

export const EMPTY_BRIEF: Brief = { facts: new Map(), choices: new Map(), workdays: false };

/** What a message adds to a brief. */
export type Addition = Partial<Pick<Brief, 'kind' | 'model' | 'workdays' | 'language' | 'mentions'>> & {
  readonly facts: readonly Fact[];
  readonly choices?: readonly Choice[];
};

/**
 * Adds what a new message says; a new fact replaces an old one of its kind.
 *
 * Ways of saying the same thing exclude each other: "6,000 requests a month" replaces users and days, and another kind
 * of work starts without the volume of the old one.
 */
export function addTo(
  brief: Brief,
  { facts, workdays, choices = [], mentions = [], ...said }: Addition,
): Brief {
  const merged = new Map(brief.facts);
  const fresh = new Set(facts.map(({ name }) => name));
  for (const alternatives of ALTERNATIVES) {
    const chosen = alternatives.find((group) => group.some((name) => fresh.has(name)));
    if (chosen === undefined) continue;
    for (const name of alternatives.flat()) if (!chosen.includes(name)) merged.delete(name);
  }
  for (const fact of facts) merged.set(fact.name, fact);
  const mentioned = [...new Set([...(brief.mentions ?? []), ...mentions])];
  const { kind = brief.kind, model = brief.model, language = brief.language } = said;
  return {
    facts: merged,
    choices: new Map([...brief.choices, ...choices.map(({ name, value }) => [name, value] as const)]),
    workdays: brief.workdays || (workdays ?? false),
    ...(kind === undefined ? {} : { kind }),
    ...(model === undefined ? {} : { model }),
    ...(language === undefined ? {} : { language }),
    ...(mentioned.length === 0 ? {} : { mentions: mentioned }),
  };
}

/** Totals that say how much there is, in other words than the volume of the kind. */
const OTHER_TOTALS: Partial<Record<WorkloadKind, readonly FactName[]>> = {
  voice: ['sessionMinutesPerMonth'],
  transcription: ['recordingsPerMonth', 'minutesPerRecording'],
};

/** For each kind of work, the ways of stating its volume. */
const ALTERNATIVES: readonly (readonly (readonly FactName[])[])[] = [
  ...WORKLOAD_KINDS.map((kind) => {
    const { once, month, perUserPerDay } = definitionOf(kind).volume;
    const groups: readonly (readonly FactName[])[] = [
      [month],
      OTHER_TOTALS[kind] ?? [],
      once === undefined ? [] : [once],
      perUserPerDay === undefined ? [] : ['users', 'activeDays', perUserPerDay],
    ];
    return groups.filter(({ length }) => length > 0);
  }),
  [['inputTokens'], ['inputTokensPerMonth']],
  [['outputTokens'], ['outputTokensPerMonth']],
];
