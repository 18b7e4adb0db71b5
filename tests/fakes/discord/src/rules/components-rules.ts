import { LIMITS } from '../limits.ts';
import { type Json, objectsOf, textOf } from '../world/json.ts';
import { displayedTexts, placedComponents } from './component-tree.ts';
import { COMPONENT } from './component-type.ts';
import { topProblems } from './layout-rules.ts';
import { optionalInteger, requiredList, typeOneOf } from './measures.ts';
import { below, each, type Problem, problem } from './problem.ts';
import { rowProblems } from './row-rules.ts';

/** Judges the components of a message without the Components V2 flag: up to five action rows, nothing else. */
export function legacyComponentsProblems(body: Json): readonly Problem[] {
  const components = objectsOf(body['components']);
  return [
    ...requiredList({ components }, 'components', { min: 0, max: LIMITS.legacy.rows }),
    ...below(
      'components',
      each(components, (row) =>
        row['type'] === COMPONENT.actionRow ? rowProblems(row) : typeOneOf(row, [COMPONENT.actionRow]),
      ),
    ),
    ...identityProblems(components),
  ];
}

/** Judges the components of a Components V2 message: their layout, their number, and all their text together. */
export function componentsV2Problems(body: Json): readonly Problem[] {
  const components = objectsOf(body['components']);
  const count = placedComponents(components).length;
  const length = displayedTexts(components).reduce((sum, text) => sum + text.length, 0);
  return [
    ...below('components', each(components, topProblems)),
    ...identityProblems(components),
    ...(count > LIMITS.componentsV2.components ? [tooMany] : []),
    ...(length > LIMITS.componentsV2.text ? [tooLong] : []),
  ];
}

/** Judges what must be unique in one message or modal: every custom id, and every number given as `id`. */
export function identityProblems(components: readonly Json[]): readonly Problem[] {
  const customIds = new Set<string>();
  const ids = new Set<unknown>();
  const found = placedComponents(components).flatMap(({ component, path }) => {
    const customId = textOf(component['custom_id']);
    const id = component['id'];
    const repeated = [
      ...(customId !== '' && customIds.has(customId) ? [sameCustomId] : []),
      ...(id !== undefined && id !== 0 && ids.has(id) ? [sameId] : []),
      ...optionalInteger(component, 'id', { min: 0, max: LIMITS.component.id }),
    ];
    customIds.add(customId);
    ids.add(id);
    return repeated.map((one) => ({ ...one, path: [...path, ...one.path] }));
  });
  return below('components', found);
}

const sameCustomId = problem(
  ['custom_id'],
  'COMPONENT_CUSTOM_ID_DUPLICATED',
  'Component custom id cannot be duplicated',
);

const sameId = problem(['id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');

const tooMany = problem(
  ['components'],
  'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  `The total number of components in this message cannot exceed ${LIMITS.componentsV2.components}`,
);

const tooLong = problem(
  ['components'],
  'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  `The total size of displayable text in this message cannot exceed ${LIMITS.componentsV2.text}`,
);
