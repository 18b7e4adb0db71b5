import type { Scenario } from '@tollkeeper/engine';
import type { RateCard } from '@tollkeeper/pricing';

import type { ChoiceName } from '../understand/choice.ts';
import type { Brief } from './brief.ts';
import { kindOf } from './kind-of-brief.ts';
import { withMegapixels } from './megapixels-of-size.ts';
import type { Missing, MissingChoice } from './missing.ts';
import { type OpenChoice, openChoices } from './open-choices.ts';
import { draftScenario } from './scenario-of-brief.ts';
import type { Surroundings } from './turn.ts';

/** A brief as a scenario that can be priced, with what was taken for it, or what is missing. */
export type SettledWork =
  | {
      readonly kind: 'scenario';
      readonly scenario: Scenario;
      readonly card: RateCard | undefined;
      readonly stillOpen: readonly Missing[];
      /** What was chosen for the person, in sentences. */
      readonly notes: readonly string[];
    }
  | { readonly kind: 'incomplete'; readonly missing: readonly Missing[]; readonly options: Options };

/** The values to choose from, by what is missing. */
export type Options = ReadonlyMap<MissingChoice, readonly string[]>;

/** Drafts the scenario of a brief, with a usual choice among the rates where none was made and little depends on it. */
export function settledWork(said: Brief, { catalog }: Surroundings): SettledWork {
  const card = said.model === undefined ? undefined : catalog.card(said.model.id);
  const brief = withMegapixels(said, card);
  const kind = kindOf(brief);
  const open =
    card === undefined || hasOwnPrice(brief) ? NOTHING_OPEN : openChoices(card, kind, brief.choices);
  const taken = new Map<ChoiceName, string>([
    ...brief.choices,
    ...open.taken.map(({ name, value }) => [name, value] as const),
  ]);
  const drafted = draftScenario({ ...brief, choices: taken });
  const asked = open.asked.map(({ name }): MissingChoice => `choice:${name}`);
  const missing = [...(drafted.kind === 'incomplete' ? drafted.missing : []), ...asked];
  if (drafted.kind === 'incomplete' || missing.length > 0) {
    return { kind: 'incomplete', missing, options: optionsOf(open.asked) };
  }
  return {
    kind: 'scenario',
    scenario: drafted.scenario,
    card,
    stillOpen: drafted.stillOpen,
    notes: open.taken.map(({ name, value, options }) => takenNote(name, value, options)),
  };
}

/** A stated price per piece stands before those of the list, which then need no choice. */
function hasOwnPrice({ facts }: Brief): boolean {
  return ['unitPriceUsd', 'pricePerVideoSecond', 'pricePerSeat'].some((name) =>
    facts.has(name as 'unitPriceUsd'),
  );
}

function optionsOf(asked: readonly OpenChoice[]): Options {
  return new Map(asked.map(({ name, options }) => [`choice:${name}`, options]));
}

function takenNote(name: string, value: string, options: readonly string[]): string {
  const others = options.filter((option) => option !== value);
  const rest = others.length === 0 ? '' : ` The price list also has ${others.join(', ')}.`;
  return `No ${name} was named: ${name} ${value} is taken.${rest}`;
}

const NOTHING_OPEN = { asked: [], taken: [] } as const;
