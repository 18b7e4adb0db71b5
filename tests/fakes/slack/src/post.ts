import { type Fields, isFields, listOf } from './fields.ts';
import type { Message, World } from './world.ts';

/** Puts a message into its conversation; blocks and buttons without an id get one. */
export function post(
  world: World,
  message: Pick<Message, 'channel' | 'from' | 'text'> &
    Partial<Pick<Message, 'thread' | 'isBroadcast' | 'onlyFor' | 'files'>>,
  blocks: unknown,
): Message {
  const made = { files: [], ...message, ts: world.timestamp(), blocks: withIds(world, blocks) };
  const posted: Message = { ...made, edited: false, reactions: [] };
  world.messages.push(posted);
  return posted;
}

/** The blocks as Slack keeps them: each block and each element has an id. */
export function withIds(world: World, blocks: unknown): readonly Fields[] {
  const named = (element: Fields): Fields =>
    element['type'] === 'image' ? element : { action_id: world.ids(), ...element };
  return listOf(blocks).map((block) => ({
    block_id: world.ids(),
    ...block,
    ...(block['type'] === 'actions' && { elements: listOf(block['elements']).map(named) }),
    ...(isFields(block['accessory']) && { accessory: named(block['accessory']) }),
    ...(isFields(block['element']) && { element: named(block['element']) }),
    ...(block['child_blocks'] !== undefined && { child_blocks: withIds(world, block['child_blocks']) }),
  }));
}
