import { LIMITS } from '../limits.ts';
import { type Json, objectsOf } from '../world/json.ts';
import { buttonProblems } from './button-rules.ts';
import { COMPONENT, SELECTS } from './component-type.ts';
import { requiredList, typeOneOf } from './measures.ts';
import { below, each, type Problem, problem } from './problem.ts';
import { selectProblems } from './select-rules.ts';

/** Judges an action row of a message: one to five buttons, or a single select menu. */
export function rowProblems(row: Json): readonly Problem[] {
  const children = objectsOf(row['components']);
  const isCrowded = children.length > 1 && children.some((child) => SELECTS.includes(Number(child['type'])));
  return [
    ...requiredList(row, 'components', { min: 1, max: LIMITS.component.rowButtons }),
    ...(isCrowded ? [tooWide] : []),
    ...below('components', each(children, childProblems)),
  ];
}

function childProblems(child: Json): readonly Problem[] {
  const type = Number(child['type']);
  if (type === COMPONENT.button) return buttonProblems(child);
  if (SELECTS.includes(type)) return selectProblems(child);
  return typeOneOf(child, [COMPONENT.button, ...SELECTS]);
}

const tooWide = problem(
  ['components'],
  'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  'The specified component exceeds the maximum width',
);
