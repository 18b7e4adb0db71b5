import { type Fields, fieldsOf, listOf } from './fields.ts';
import { offeredBy } from './limits/text-shapes.ts';
import { inputsOf } from './limits/view-refusal.ts';

/** What somebody enters, by the label of the field or its block_id; several for checkboxes. */
export type Entries = Readonly<Record<string, string | readonly string[]>>;

/** The state of a filled form, or the field at which Slack's client stops it, and why. */
export type Filled =
  | { readonly kind: 'filled'; readonly values: Fields }
  | { readonly kind: 'blocked'; readonly field: string; readonly why: string };

/** Fills the inputs of a view; what is not entered stays as the app set it. */
export function fill(view: Fields, entries: Entries): Filled {
  const inputs = inputsOf(view);
  const strange = Object.keys(entries).find((key) => !inputs.some((input) => isCalled(input, key)));
  if (strange !== undefined) throw new Error(`The form has no field ${JSON.stringify(strange)}.`);

  const values: Record<string, Fields> = {};
  for (const input of inputs) {
    const element = fieldsOf(input['element']);
    const entered = Object.entries(entries).find(([key]) => isCalled(input, key))?.[1];
    const value = entered === undefined ? started(element) : stateOf(element, entered);
    const why = typeof value === 'string' ? value : objection(input, element, value);
    if (why !== undefined) return { kind: 'blocked', field: labelOf(input), why };
    const state = { type: element['type'], ...fieldsOf(value) };
    values[String(input['block_id'])] = { [String(element['action_id'])]: state };
  }
  return { kind: 'filled', values };
}

function isCalled(input: Fields, key: string): boolean {
  return input['block_id'] === key || labelOf(input) === key;
}

function labelOf(input: Fields): string {
  return String(fieldsOf(input['label'])['text']);
}

/** The state of an element that nobody touched. */
function started(element: Fields): Fields {
  const of = (key: string): unknown => element[key] ?? null;
  switch (element['type']) {
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: of('initial_option') };
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: element['initial_options'] ?? [] };
    case 'datepicker':
      return { selected_date: of('initial_date') };
    case 'timepicker':
      return { selected_time: of('initial_time') };
    case 'users_select':
      return { selected_user: of('initial_user') };
    case 'channels_select':
      return { selected_channel: of('initial_channel') };
    case 'conversations_select':
      return { selected_conversation: of('initial_conversation') };
    default:
      return { value: of('initial_value') };
  }
}

/** The state after something was entered, or why that cannot be entered. */
function stateOf(element: Fields, entered: string | readonly string[]): Fields | string {
  const [key] = Object.keys(started(element));
  if (key !== 'selected_option' && key !== 'selected_options')
    return { [key ?? 'value']: entered === '' ? null : entered };
  const wanted = typeof entered === 'string' ? [entered] : entered;
  const chosen = wanted.map((words) => offeredBy(element).find((option) => isOption(option, words)));
  if (chosen.includes(undefined)) return `${wanted.join(', ')} is not among the options`;
  return { [key]: key === 'selected_option' ? (chosen[0] ?? null) : chosen };
}

/** Tells whether an option reads so, or has this value. */
export function isOption(option: Fields, words: string): boolean {
  return fieldsOf(option['text'])['text'] === words || option['value'] === words;
}

/** Why Slack's client does not send what stands in a field. */
function objection(input: Fields, element: Fields, state: Fields): string | undefined {
  const [value] = Object.values(state);
  if (value === null || (Array.isArray(value) && listOf(value).length === 0))
    return input['optional'] === true ? undefined : 'Please complete this required field.';
  const { min_length, max_length, min_value, max_value, is_decimal_allowed } = element;
  const text = String(value);
  if (element['type'] === 'number_input') {
    if (!(is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/).test(text))
      return 'This is not a number.';
    if (Number(text) < Number(min_value ?? -Infinity)) return `Must be at least ${min_value}.`;
    if (Number(text) > Number(max_value ?? Infinity)) return `Must be at most ${max_value}.`;
  }
  if (element['type'] === 'plain_text_input') {
    if (text.length < Number(min_length ?? 0)) return `Must be at least ${min_length} characters.`;
    if (text.length > Number(max_length ?? 3_000))
      return `Must be at most ${max_length ?? 3_000} characters.`;
  }
  return undefined;
}
