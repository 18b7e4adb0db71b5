import { LIMITS } from '../limits.ts';
import { type Json, objectsOf, textOf } from '../world/json.ts';
import { customIdProblems } from './button-rules.ts';
import { COMPONENT } from './component-type.ts';
import { optionalInteger, optionalText, requiredList, requiredText } from './measures.ts';
import { below, each, type Problem, problem } from './problem.ts';

/** Judges a select menu; one of texts also by its options. */
export function selectProblems(select: Json): readonly Problem[] {
  const { options, placeholder } = LIMITS.component;
  return [
    ...customIdProblems(select),
    ...optionalText(select, 'placeholder', { min: 0, max: placeholder }),
    ...optionalInteger(select, 'min_values', { min: 0, max: options }),
    ...optionalInteger(select, 'max_values', { min: 1, max: options }),
    ...(select['type'] === COMPONENT.stringSelect ? optionProblems(select, { min: 1, max: options }) : []),
  ];
}

/** Judges the options of a select menu, radio group or checkbox group. */
export function optionProblems(
  holder: Json,
  counts: { readonly min: number; readonly max: number },
): readonly Problem[] {
  const options = objectsOf(holder['options']);
  const values = options.map((option) => textOf(option['value']));
  const text = { min: 1, max: LIMITS.component.optionText };
  return [
    ...requiredList(holder, 'options', counts),
    ...below(
      'options',
      each(options, (option, index) => [
        ...requiredText(option, 'label', text),
        ...requiredText(option, 'value', text),
        ...optionalText(option, 'description', { min: 0, max: text.max }),
        ...(values.indexOf(textOf(option['value'])) < index ? [duplicated] : []),
      ]),
    ),
  ];
}

const duplicated = problem(
  ['value'],
  'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  'The specified option value is already used',
);
