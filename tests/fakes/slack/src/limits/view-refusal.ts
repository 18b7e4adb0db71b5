import { type Fields, fieldsOf, listOf } from '../fields.ts';
import { type Refusal, refused, refusedFor } from '../refusal.ts';
import { block } from './block-shapes.ts';
import { sameIds } from './blocks-refusal.ts';
import { LIMITS } from './limits.ts';
import { flag, list, object, refined, type Shape, text, variant } from './shape.ts';
import { plainText } from './text-shapes.ts';

/** How Slack refuses a modal, or undefined where it takes it. */
export function modalRefusal(view: unknown): Refusal | undefined {
  return refusal(view, { modal });
}

/** How Slack refuses a Home tab, or undefined where it takes it. */
export function homeRefusal(view: unknown): Refusal | undefined {
  return refusal(view, { home });
}

const COMMON = {
  blocks: list(block, LIMITS.blocksOfView, 0),
  'callback_id?': text(LIMITS.id),
  'private_metadata?': text(LIMITS.privateMetadata, 0),
  'external_id?': text(LIMITS.id),
};

const home: Shape = refined(object(COMMON), (view, pointer) =>
  sameIds(listOf(view['blocks']), `${pointer}/blocks`),
);

const modal: Shape = refined(
  object({
    ...COMMON,
    title: plainText(LIMITS.modalTitle),
    'submit?': plainText(LIMITS.modalButton),
    'close?': plainText(LIMITS.modalButton),
    'clear_on_close?': flag,
    'notify_on_close?': flag,
    'submit_disabled?': flag,
  }),
  (view, pointer) => {
    const blocks = listOf(view['blocks']);
    const asks = blocks.some(({ type }) => type === 'input') && view['submit'] === undefined;
    const missing = { pointer, message: 'missing required field: submit, because a block is an input' };
    return [...(asks ? [missing] : []), ...sameIds(blocks, `${pointer}/blocks`)];
  },
);

function refusal(view: unknown, shapes: Readonly<Record<string, Shape>>): Refusal | undefined {
  if (JSON.stringify(view ?? '').length > LIMITS.viewBytes) return refused('view_too_large');
  const problems = variant(() => shapes)(view, '/view');
  return problems.length > 0 ? refusedFor('invalid_arguments', problems) : undefined;
}

/** The input blocks of a view. */
export function inputsOf(view: Fields): readonly Fields[] {
  return listOf(fieldsOf(view)['blocks']).filter(({ type }) => type === 'input');
}
