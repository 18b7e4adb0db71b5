import { listOf } from '../fields.ts';
import { dataVisualization } from './chart-shape.ts';
import { accessory, contextAction, image, input, interactive } from './element-shapes.ts';
import { LIMITS } from './limits.ts';
import { alert, card, carousel, dataTable, table } from './native-shapes.ts';
import { flag, list, object, type Problem, refined, type Shape, text, variant, word } from './shape.ts';
import { anyText, plainText } from './text-shapes.ts';

/** Any block that stands by itself. */
export const block: Shape = variant(() => ({ ...PLAIN, ...NATIVE }));

/** The blocks that came in 2026; an older workspace or client refuses them. */
export const NATIVE_BLOCKS: ReadonlySet<unknown> = new Set([
  'alert',
  'card',
  'carousel',
  'container',
  'data_table',
  'data_visualization',
]);

const ID = { 'block_id?': text(LIMITS.id) };

const RICH_TEXT = object({
  ...ID,
  elements: list(
    variant(() => RICH_TEXT_PARTS),
    1_000,
  ),
});

const RICH_TEXT_PARTS: Readonly<Record<string, Shape>> = Object.fromEntries(
  ['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'].map((name) => [
    name,
    (value, pointer) =>
      listOf((value as Readonly<Record<string, unknown>>)['elements']).length > 0
        ? []
        : [{ pointer, message: 'missing required field: elements' }],
  ]),
);

const SECTION = refined(
  object({
    ...ID,
    'text?': anyText(LIMITS.sectionText),
    'fields?': list(anyText(LIMITS.sectionField), LIMITS.sectionFields),
    'accessory?': accessory,
    'expand?': flag,
  }),
  (section, pointer) =>
    section['text'] === undefined && section['fields'] === undefined
      ? [{ pointer, message: 'must provide either text or fields' }]
      : [],
);

const PLAIN: Readonly<Record<string, Shape>> = {
  section: SECTION,
  header: object({ ...ID, text: plainText(LIMITS.header) }),
  divider: object(ID),
  image,
  rich_text: RICH_TEXT,
  table,
  context: object({
    ...ID,
    elements: list(
      variant(() => ({
        image,
        plain_text: anyText(LIMITS.sectionText),
        mrkdwn: anyText(LIMITS.sectionText),
      })),
      LIMITS.contextElements,
    ),
  }),
  actions: refined(
    object({ ...ID, elements: list(interactive, LIMITS.actionElements) }),
    ({ elements }, pointer) => sameActions(elements, `${pointer}/elements`),
  ),
  input: object({
    ...ID,
    label: plainText(LIMITS.label),
    element: input,
    'hint?': plainText(LIMITS.hint),
    'optional?': flag,
    'dispatch_action?': flag,
  }),
};

const CONTAINER = refined(
  object({
    ...ID,
    'title?': plainText(LIMITS.containerTitle),
    'rich_text_title?': RICH_TEXT,
    'subtitle?': anyText(LIMITS.containerTitle),
    child_blocks: list(
      variant(() => PLAIN),
      LIMITS.containerBlocks,
    ),
    'width?': word('narrow', 'standard', 'wide', 'full'),
    'icon?': image,
    'is_collapsible?': flag,
    'default_collapsed?': flag,
    'has_header_divider?': flag,
  }),
  (container, pointer) => {
    if (container['title'] === undefined && container['rich_text_title'] === undefined)
      return [{ pointer, message: 'must provide either title or rich_text_title' }];
    return container['default_collapsed'] === true && container['is_collapsible'] !== true
      ? [{ pointer: `${pointer}/default_collapsed`, message: 'requires is_collapsible to be true' }]
      : [];
  },
);

const NATIVE: Readonly<Record<string, Shape>> = {
  markdown: object({ ...ID, text: text(LIMITS.markdown) }),
  context_actions: object({ ...ID, elements: list(contextAction, LIMITS.contextActions) }),
  alert,
  card,
  carousel,
  container: CONTAINER,
  data_table: dataTable,
  data_visualization: dataVisualization,
};

function sameActions(elements: unknown, pointer: string): readonly Problem[] {
  const ids = listOf(elements).map(({ action_id }) => action_id);
  return ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) < index
      ? [{ pointer: `${pointer}/${index}/action_id`, message: `action_id ${id} already exists` }]
      : [],
  );
}
