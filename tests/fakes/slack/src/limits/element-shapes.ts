import { LIMITS } from './limits.ts';
import {
  anything,
  flag,
  number,
  object,
  type Problem,
  refined,
  type Shape,
  text,
  variant,
  word,
} from './shape.ts';
import { confirm, offering, plainText } from './text-shapes.ts';

/** A picture: its address or an uploaded file, and always words that say what it shows. */
export const image: Shape = refined(
  object({
    alt_text: text(LIMITS.altText),
    'image_url?': text(LIMITS.url),
    'slack_file?': object({ 'id?': text(LIMITS.id), 'url?': text(LIMITS.url) }),
    'title?': plainText(LIMITS.imageTitle),
    'block_id?': text(LIMITS.id),
  }),
  (picture, pointer) =>
    (picture['image_url'] === undefined) === (picture['slack_file'] === undefined)
      ? [{ pointer, message: 'must provide either image_url or slack_file' }]
      : [],
);

/** A button. */
export const button: Shape = object({
  text: plainText(LIMITS.buttonText),
  'action_id?': text(LIMITS.id),
  'url?': text(LIMITS.url),
  'value?': text(LIMITS.buttonValue),
  'style?': word('primary', 'danger'),
  'confirm?': confirm,
  'accessibility_label?': text(LIMITS.accessibilityLabel),
});

/** What may stand in an `actions` block. */
export const interactive: Shape = variant(() => ({ button, ...MENUS, ...PICKERS }));

/** What may stand beside a section. */
export const accessory: Shape = variant(() => ({ image, button, ...MENUS, ...PICKERS }));

/** What may stand in an `input` block. */
export const input: Shape = variant(() => ({ ...MENUS, ...PICKERS, ...FIELDS }));

/** What may stand in a `context_actions` block. */
export const contextAction: Shape = variant(() => ({
  feedback_buttons: object({
    'action_id?': text(LIMITS.id),
    positive_button: FEEDBACK,
    negative_button: FEEDBACK,
  }),
  icon_button: object({
    icon: word('trash'),
    text: plainText(LIMITS.buttonText),
    'action_id?': text(LIMITS.id),
    'value?': text(LIMITS.buttonValue),
    'confirm?': confirm,
    'accessibility_label?': text(LIMITS.accessibilityLabel),
  }),
}));

const PLACEHOLDER = { 'placeholder?': plainText(LIMITS.placeholder) };

const FEEDBACK = object({
  text: plainText(LIMITS.buttonText),
  value: text(LIMITS.buttonValue),
  'accessibility_label?': text(LIMITS.accessibilityLabel),
});

const MENUS: Readonly<Record<string, Shape>> = {
  static_select: offering(LIMITS.options, PLACEHOLDER),
  multi_static_select: offering(LIMITS.options, { ...PLACEHOLDER, 'max_selected_items?': number(1) }),
  overflow: offering(LIMITS.overflowOptions, {}),
  checkboxes: offering(LIMITS.choices, {}),
  radio_buttons: offering(LIMITS.choices, {}),
};

const COMMON = { 'action_id?': text(LIMITS.id), 'focus_on_load?': flag, ...PLACEHOLDER };

const PICKERS: Readonly<Record<string, Shape>> = {
  datepicker: object({ ...COMMON, 'initial_date?': text(10, 10), 'confirm?': confirm }),
  timepicker: object({ ...COMMON, 'initial_time?': text(5, 5), 'timezone?': text(100), 'confirm?': confirm }),
  users_select: object({ ...COMMON, 'initial_user?': text(LIMITS.id), 'confirm?': confirm }),
  channels_select: object({ ...COMMON, 'initial_channel?': text(LIMITS.id), 'confirm?': confirm }),
  conversations_select: object({
    ...COMMON,
    'initial_conversation?': text(LIMITS.id),
    'default_to_current_conversation?': flag,
    'response_url_enabled?': flag,
    'filter?': anything,
    'confirm?': confirm,
  }),
};

const NUMBER_INPUT = refined(
  object({
    ...COMMON,
    is_decimal_allowed: flag,
    'initial_value?': text(LIMITS.inputText),
    'min_value?': text(LIMITS.inputText),
    'max_value?': text(LIMITS.inputText),
    'dispatch_action_config?': anything,
  }),
  numberProblems,
);

const FIELDS: Readonly<Record<string, Shape>> = {
  plain_text_input: object({
    ...COMMON,
    'initial_value?': text(LIMITS.inputText, 0),
    'multiline?': flag,
    'min_length?': number(0, LIMITS.inputText),
    'max_length?': number(1, LIMITS.inputText),
    'dispatch_action_config?': anything,
  }),
  number_input: NUMBER_INPUT,
  email_text_input: object({ ...COMMON, 'initial_value?': text(LIMITS.inputText) }),
  url_text_input: object({ ...COMMON, 'initial_value?': text(LIMITS.inputText) }),
};

function numberProblems(element: Readonly<Record<string, unknown>>, pointer: string): readonly Problem[] {
  const { is_decimal_allowed, initial_value, min_value, max_value } = element;
  const stated = Object.entries({ initial_value, min_value, max_value }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const form = is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  const wrong = stated.filter(([, value]) => !form.test(value));
  if (wrong.length > 0)
    return wrong.map(([key]) => ({ pointer: `${pointer}/${key}`, message: 'must be a number as a string' }));
  if (min_value !== undefined && max_value !== undefined && Number(min_value) > Number(max_value))
    return [{ pointer, message: 'min_value must not be greater than max_value' }];
  const outside =
    initial_value !== undefined &&
    (Number(initial_value) < Number(min_value ?? initial_value) ||
      Number(initial_value) > Number(max_value ?? initial_value));
  return outside ? [{ pointer, message: 'initial_value must be between min_value and max_value' }] : [];
}
