import { LIMITS } from '../limits.ts';
import { integerOf, type Json, objectOf, objectsOf, textOf } from '../world/json.ts';
import { customIdProblems } from './button-rules.ts';
import { COMPONENT, SELECTS } from './component-type.ts';
import { identityProblems } from './components-rules.ts';
import { oneOf, optionalInteger, optionalText, requiredList, requiredText, typeOneOf } from './measures.ts';
import { below, each, type Problem, problem } from './problem.ts';
import { optionProblems, selectProblems } from './select-rules.ts';

/** Judges a modal: its title, and one to five labelled inputs or texts. */
export function modalProblems(modal: Json): readonly Problem[] {
  const components = objectsOf(modal['components']);
  return [
    ...requiredText(modal, 'title', { min: 1, max: LIMITS.modal.title }),
    ...customIdProblems(modal),
    ...requiredList(modal, 'components', { min: 1, max: LIMITS.modal.components }),
    ...below('components', each(components, partProblems)),
    ...identityProblems(components),
  ];
}

function partProblems(part: Json): readonly Problem[] {
  switch (part['type']) {
    case COMPONENT.label:
      return labelProblems(part);
    case COMPONENT.textDisplay:
      return requiredText(part, 'content', { min: 1, max: LIMITS.componentsV2.text });
    case COMPONENT.actionRow:
      return oldRowProblems(part);
    default:
      return typeOneOf(part, [COMPONENT.actionRow, COMPONENT.textDisplay, COMPONENT.label]);
  }
}

function labelProblems(label: Json): readonly Problem[] {
  return [
    ...requiredText(label, 'label', { min: 1, max: LIMITS.modal.label }),
    ...optionalText(label, 'description', { min: 0, max: LIMITS.modal.description }),
    ...below('component', inputProblems(objectOf(label['component']))),
  ];
}

/** The way before labels: one text input in an action row, with its own label. */
function oldRowProblems(row: Json): readonly Problem[] {
  const inputs = objectsOf(row['components']);
  return [
    ...requiredList(row, 'components', { min: 1, max: 1 }),
    ...below(
      'components',
      each(inputs, (input) => [
        ...typeOneOf(input, [COMPONENT.textInput]),
        ...requiredText(input, 'label', { min: 1, max: LIMITS.modal.label }),
        ...textInputProblems(input),
      ]),
    ),
  ];
}

function inputProblems(input: Json): readonly Problem[] {
  const type = Number(input['type']);
  const { groupOptions } = LIMITS.modal;
  if (type === COMPONENT.textInput) return textInputProblems(input);
  if (SELECTS.includes(type)) return selectProblems(input);
  if (type === COMPONENT.radioGroup)
    return [...customIdProblems(input), ...optionProblems(input, { min: 2, max: groupOptions })];
  if (type === COMPONENT.checkboxGroup)
    return [...customIdProblems(input), ...optionProblems(input, { min: 1, max: groupOptions })];
  if (type === COMPONENT.checkbox) return customIdProblems(input);
  if (type === COMPONENT.fileUpload) return fileUploadProblems(input);
  return typeOneOf(input, IN_LABEL);
}

function textInputProblems(input: Json): readonly Problem[] {
  const { value, placeholder } = LIMITS.modal;
  const most = input['max_length'] === undefined ? value : integerOf(input['max_length']);
  const isUpsideDown = integerOf(input['min_length']) > most;
  return [
    ...customIdProblems(input),
    ...oneOf(input, 'style', [1, 2]),
    ...optionalInteger(input, 'min_length', { min: 0, max: value }),
    ...optionalInteger(input, 'max_length', { min: 1, max: value }),
    ...optionalText(input, 'placeholder', { min: 0, max: placeholder }),
    ...(textOf(input['value']) === '' ? [] : optionalText(input, 'value', { min: 0, max: most })),
    ...(isUpsideDown ? [upsideDown] : []),
  ];
}

function fileUploadProblems(input: Json): readonly Problem[] {
  return [
    ...customIdProblems(input),
    ...optionalInteger(input, 'min_values', { min: 0, max: LIMITS.modal.files }),
    ...optionalInteger(input, 'max_values', { min: 1, max: LIMITS.modal.files }),
  ];
}

const IN_LABEL: readonly number[] = [
  COMPONENT.textInput,
  ...SELECTS,
  COMPONENT.fileUpload,
  COMPONENT.radioGroup,
  COMPONENT.checkboxGroup,
  COMPONENT.checkbox,
];

const upsideDown = problem(
  ['min_length'],
  'TEXT_INPUT_MIN_LENGTH_ABOVE_MAX_LENGTH',
  'min_length must not be more than max_length.',
);
