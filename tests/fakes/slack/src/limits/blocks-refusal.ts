import { type Fields, listOf } from '../fields.ts';
import { type Refusal, refused, refusedFor } from '../refusal.ts';
import { block, NATIVE_BLOCKS } from './block-shapes.ts';
import { LIMITS } from './limits.ts';
import { list, type Problem } from './shape.ts';

/** How Slack refuses the text and blocks of a message, or undefined where it takes them. */
export function messageRefusal(message: Fields, takesNative: boolean): Refusal | undefined {
  const { text, blocks } = message;
  if (typeof text === 'string' && text.length > LIMITS.text) return refused('msg_too_long');
  const hasBlocks = Array.isArray(blocks) ? blocks.length > 0 : blocks !== undefined;
  if (!hasBlocks) return text === undefined || text === '' ? refused('no_text') : undefined;

  const given = listOf(blocks);
  if (!takesNative) {
    const refusedOnes = given.flatMap(({ type }, index) =>
      NATIVE_BLOCKS.has(type)
        ? [{ pointer: `/blocks/${index}/type`, message: `unsupported type: ${type}` }]
        : [],
    );
    if (refusedOnes.length > 0) return refusedFor('invalid_blocks', refusedOnes);
  }
  const problems = [...list(block, LIMITS.blocksOfMessage)(blocks, '/blocks'), ...sameIds(given, '/blocks')];
  if (problems.length > 0) return refusedFor('invalid_blocks', problems);
  return tooMany(given);
}

/** The blocks that carry an id that stands above them already. */
export function sameIds(blocks: readonly Fields[], pointer: string): readonly Problem[] {
  const ids = blocks.map(({ block_id }) => block_id);
  return ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) < index
      ? [{ pointer: `${pointer}/${index}/block_id`, message: `block_id ${id} already exists` }]
      : [],
  );
}

function tooMany(blocks: readonly Fields[]): Refusal | undefined {
  const inside = blocks.flatMap((each) => [each, ...listOf(each['child_blocks'])]);
  const markdown = inside
    .filter(({ type }) => type === 'markdown')
    .reduce((sum, { text }) => sum + String(text).length, 0);
  if (markdown > LIMITS.markdown) return refused('msg_blocks_too_long');
  const tables = inside.filter(({ type }) => type === 'table' || type === 'data_table').length;
  if (tables > LIMITS.tablesOfMessage) return refused('only_one_table_allowed');
  const charts = blocks.filter(({ type }) => type === 'data_visualization').length;
  const message = `no more than ${LIMITS.chartsOfMessage} data_visualization blocks allowed`;
  return charts > LIMITS.chartsOfMessage
    ? refusedFor('invalid_blocks', [{ pointer: '/blocks', message }])
    : undefined;
}
