import { isDeepStrictEqual } from 'node:util';

import { type Fields, isFields, listOf } from '../fields.ts';
import { LIMITS } from './limits.ts';
import { flag, list, object, type Problem, refined, type Shape, text, variant, word } from './shape.ts';

/** A `plain_text` object of at most so many characters. */
export function plainText(most: number): Shape {
  return variant(() => ({ plain_text: object({ text: text(most), 'emoji?': flag }) }));
}

/** A `mrkdwn` object of at most so many characters. */
export function mrkdwn(most: number): Shape {
  return variant(() => ({ mrkdwn: object({ text: text(most), 'verbatim?': flag }) }));
}

/** A `plain_text` or `mrkdwn` object of at most so many characters. */
export function anyText(most: number): Shape {
  return variant(() => ({ plain_text: plainText(most), mrkdwn: mrkdwn(most) }));
}

/** An option of a select, an overflow menu, checkboxes or radio buttons. */
const option: Shape = object({
  text: anyText(LIMITS.optionText),
  value: text(LIMITS.optionValue),
  'description?': anyText(LIMITS.optionDescription),
  'url?': text(LIMITS.url),
});

/** A question before an action is taken. */
export const confirm: Shape = object({
  title: plainText(LIMITS.confirmTitle),
  text: anyText(LIMITS.confirmText),
  confirm: plainText(LIMITS.confirmButton),
  deny: plainText(LIMITS.confirmButton),
  'style?': word('primary', 'danger'),
});

/** An element that offers options, and starts with none but its own. */
export function offering(most: number, more: Readonly<Record<string, Shape>>): Shape {
  const group = object({ label: plainText(LIMITS.optionText), options: list(option, LIMITS.options) });
  const shape = object({
    'action_id?': text(LIMITS.id),
    'options?': list(option, most),
    'option_groups?': list(group, LIMITS.optionGroups),
    'initial_option?': option,
    'initial_options?': list(option, most),
    'confirm?': confirm,
    'focus_on_load?': flag,
    ...more,
  });
  return refined(shape, (element, pointer) => {
    if ((element['options'] === undefined) === (element['option_groups'] === undefined))
      return [{ pointer, message: 'must provide either options or option_groups' }];
    return strangeStart(element, pointer);
  });
}

/** The options that an element offers, in groups or not. */
export function offeredBy(element: Fields): readonly Fields[] {
  return [
    ...listOf(element['options']),
    ...listOf(element['option_groups']).flatMap(({ options }) => listOf(options)),
  ];
}

function strangeStart(element: Fields, pointer: string): readonly Problem[] {
  const start = isFields(element['initial_option'])
    ? [element['initial_option']]
    : listOf(element['initial_options']);
  const offered = offeredBy(element);
  return start.every((wanted) => offered.some((given) => isDeepStrictEqual(given, wanted)))
    ? []
    : [{ pointer, message: 'initial_option must exactly match one of the provided options' }];
}
