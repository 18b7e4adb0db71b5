import { LIMITS } from '../limits.ts';
import { COMPONENT } from '../rules/component-type.ts';
import { INTERACTION, type Interaction } from '../world/interaction.ts';
import { integerOf, type Json, objectOf, objectsOf, textOf } from '../world/json.ts';
import type { World } from '../world/world.ts';
import { act } from './act.ts';

/** What a person writes or chooses in a modal, by the custom id of the input; the rest stays as it was filled. */
export type ModalValues = Readonly<Record<string, string | boolean | readonly string[]>>;

/** Submits the modal that an interaction opened; throws where Discord's client would not let it through. */
export function submitModal(world: World, opener: Interaction, values: ModalValues): Interaction {
  if (opener.answer?.kind !== 'modal') throw new Error('This interaction opened no modal.');
  const { modal } = opener.answer;
  const parts = objectsOf(modal['components']);
  const known = parts.flatMap(inputsOf).map((input) => textOf(input['custom_id']));
  const stranger = Object.keys(values).find((key) => !known.includes(key));
  if (stranger !== undefined) throw new Error(`The modal has no input "${stranger}".`);
  return act(world, {
    type: INTERACTION.modal,
    by: opener.by,
    channel: opener.channel,
    sourceId: opener.sourceId,
    isUserInstall: opener.isUserInstall,
    data: {
      custom_id: modal['custom_id'],
      components: parts.map((part, index) => submittedPart(part, values, index * 2 + 1)),
    },
  });
}

function submittedPart(part: Json, values: ModalValues, id: number): Json {
  const inputs = inputsOf(part).map((input) => submittedInput(input, values, id + 1));
  if (part['type'] === COMPONENT.label) return { type: COMPONENT.label, id, component: inputs[0] };
  if (part['type'] === COMPONENT.actionRow) return { type: COMPONENT.actionRow, id, components: inputs };
  return { type: part['type'], id };
}

function submittedInput(input: Json, values: ModalValues, id: number): Json {
  const customId = textOf(input['custom_id']);
  const given = values[customId];
  const common = { type: input['type'], id, custom_id: customId };
  if (input['type'] === COMPONENT.textInput) return { ...common, value: writtenText(input, given) };
  if (input['type'] === COMPONENT.checkbox) return { ...common, value: given ?? input['default'] ?? false };
  const chosen = chosenValues(input, given);
  return input['type'] === COMPONENT.radioGroup
    ? { ...common, value: chosen[0] ?? null }
    : { ...common, values: chosen };
}

function writtenText(input: Json, given: ModalValues[string] | undefined): string {
  const text = given === undefined ? textOf(input['value']) : textOf(given);
  const name = textOf(input['custom_id']);
  const most = input['max_length'] === undefined ? LIMITS.modal.value : integerOf(input['max_length']);
  if (text === '' && input['required'] !== false) throw new Error(`The input "${name}" is required.`);
  if (text !== '' && text.length < integerOf(input['min_length'])) throw new Error(`"${name}" is too short.`);
  if (text.length > most) throw new Error(`"${name}" takes at most ${most} characters.`);
  return text;
}

function chosenValues(input: Json, given: ModalValues[string] | undefined): readonly string[] {
  const options = objectsOf(input['options']);
  const defaults = options.filter((option) => option['default'] === true).map(({ value }) => textOf(value));
  const chosen = given === undefined ? defaults : [given].flat().map(String);
  const stranger = chosen.find((value) => !options.some((option) => option['value'] === value));
  const name = textOf(input['custom_id']);
  if (stranger !== undefined) throw new Error(`"${name}" offers no "${stranger}".`);
  if (chosen.length === 0 && input['required'] !== false) throw new Error(`The input "${name}" is required.`);
  return chosen;
}

function inputsOf(part: Json): readonly Json[] {
  if (part['type'] === COMPONENT.label) return [objectOf(part['component'])];
  return part['type'] === COMPONENT.actionRow ? objectsOf(part['components']) : [];
}
