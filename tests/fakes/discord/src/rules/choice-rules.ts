import { LIMITS } from '../limits.ts';
import { type Json, objectsOf } from '../world/json.ts';
import { requiredList, requiredText } from './measures.ts';
import { below, each, type Problem, problem } from './problem.ts';

/** Judges the choices of an option, or those suggested while a person types. */
export function choicesProblems(holder: Json): readonly Problem[] {
  const choices = objectsOf(holder['choices']);
  return [
    ...requiredList(holder, 'choices', { min: 0, max: LIMITS.command.choices }),
    ...below('choices', each(choices, choiceProblems)),
  ];
}

function choiceProblems(choice: Json): readonly Problem[] {
  const value = choice['value'];
  return [
    ...requiredText(choice, 'name', { min: 1, max: LIMITS.command.choiceName }),
    ...(typeof value === 'string'
      ? requiredText(choice, 'value', { min: 0, max: LIMITS.command.choiceValue })
      : []),
    ...(typeof value === 'string' || typeof value === 'number' ? [] : [noValue]),
  ];
}

const noValue = problem(['value'], 'BASE_TYPE_REQUIRED', 'This field is required');
