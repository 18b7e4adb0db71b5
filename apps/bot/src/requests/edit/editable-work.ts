import {
  type Assumption,
  definitionOf,
  type Estimate,
  estimate,
  type Field,
  fieldsOf,
  OPERATION_FIELDS,
  problemsOf,
  sensitivitiesOf,
  type WorkloadKind,
} from '@tollkeeper/engine';
import { exact } from '@tollkeeper/pricing';

import { addTo, type Brief } from '../../converse/brief.ts';
import { kindOf } from '../../converse/kind-of-brief.ts';
import { openChoices } from '../../converse/open-choices.ts';
import { settledWork } from '../../converse/settled-work.ts';
import type { Surroundings } from '../../converse/turn.ts';
import { type ChoiceName, isChoiceName } from '../../understand/choice.ts';

/** What a person may change about a scenario. */
export type EditableWork = {
  readonly estimate: Estimate;
  /** Inputs that the figures rest on, the most influential first. */
  readonly used: readonly Assumption[];
  /** Inputs that the work can take besides. */
  readonly unused: readonly Field[];
  readonly choices: readonly EditableChoice[];
};

/** A choice among the rates of the model, as it is taken, with all values of the price list. */
export type EditableChoice = {
  readonly name: ChoiceName;
  readonly value: string;
  readonly options: readonly string[];
};

/** Finds what can be changed about what a conversation has settled; nothing where there is no estimate of it. */
export function editableWork(brief: Brief, around: Surroundings): EditableWork | undefined {
  const work = settledWork(brief, around);
  if (work.kind !== 'scenario' || problemsOf(work.scenario, around.catalog).length > 0) return undefined;
  const made = estimate(work.scenario, around.catalog, around.today);
  const byInfluence = sensitivitiesOf(work.scenario, around).map(({ assumption }) => assumption.field);
  const own = new Set(editableFields(brief));
  const used = made.assumptions
    .filter(({ field }, at, all) => own.has(field) && all.findIndex((each) => each.field === field) === at)
    .toSorted((a, b) => placeIn(byInfluence, a.field) - placeIn(byInfluence, b.field));
  return {
    estimate: made,
    used,
    unused: [...own].filter((field) => isOpenTo(field, { brief, used, around })),
    choices: choicesOf(brief, kindOf(brief), around),
  };
}

/** A stated price is changed like any other input; a price of the list is not. */
function editableFields(brief: Brief): readonly Field[] {
  const kind = kindOf(brief);
  const prices = definitionOf(kind).prices.filter((field) => brief.facts.has(field));
  const around: readonly Field[] =
    kind === 'subscription' ? ['buffer', 'topUp'] : [...OPERATION_FIELDS, 'buffer', 'topUp'];
  return [...fieldsOf(kind), ...prices, ...around];
}

/** Whether an input can be added: nothing that counts now stops counting, and it has a part in the figures itself. */
function isOpenTo(
  field: Field,
  {
    brief,
    used,
    around,
  }: { readonly brief: Brief; readonly used: readonly Assumption[]; readonly around: Surroundings },
): boolean {
  if (used.some((each) => each.field === field)) return false;
  const added = addTo(brief, { facts: [{ name: field, value: TRIAL[field] ?? exact('0.1'), words: field }] });
  const work = settledWork(added, around);
  if (work.kind !== 'scenario' || problemsOf(work.scenario, around.catalog).length > 0) return false;
  const { assumptions } = estimate(work.scenario, around.catalog, around.today);
  const fields = assumptions.map((each) => each.field);
  return fields.includes(field) && used.every((each) => fields.includes(each.field));
}

function choicesOf(brief: Brief, kind: WorkloadKind, { catalog }: Surroundings): readonly EditableChoice[] {
  const card = brief.model === undefined ? undefined : catalog.card(brief.model.id);
  if (card === undefined) return [];
  const taken = openChoices(card, kind, brief.choices).taken.map(({ name, value }) => [name, value] as const);
  return [...brief.choices, ...taken].flatMap(([name, value]): readonly EditableChoice[] => {
    const options =
      name === 'cache_lifetime'
        ? ['5m', '1h']
        : [...new Set(card.rates.flatMap(({ condition }) => condition.variant?.[name] ?? []))];
    return isChoiceName(name) && options.length > 1 ? [{ name, value, options }] : [];
  });
}

function placeIn(order: readonly Field[], field: Field): number {
  const at = order.indexOf(field);
  return at < 0 ? order.length : at;
}

/** A value that makes sense, for inputs of which a tenth makes none. */
const TRIAL: Partial<Record<Field, ReturnType<typeof exact>>> = {
  attemptsPerAccepted: exact(2),
  bytesPerCharacter: exact(2),
  topUp: exact(100),
  reasoningTokens: exact(100),
  compactAtTokens: exact(100_000),
  toolDefinitionTokens: exact(100),
};
