import type { InputBlock, SlackBlock } from './blocks.ts';
import type { Drawing } from './drawing.ts';
import { SLACK_LIMITS } from './limits.ts';

/** How many blocks there may still be, and how heavy they may be together. */
export type Room = { readonly blocks: number; readonly weight: number };

/** What found room, how many drawings did not, and whether anything at all is missing. */
export type Fitted = {
  readonly blocks: readonly SlackBlock[];
  readonly skipped: number;
  readonly isCut: boolean;
};

/** What a message may hold. */
export const WHOLE_ROOM: Room = {
  blocks: SLACK_LIMITS.messageBlocks.most,
  weight: SLACK_LIMITS.blocksTogether.most,
};

/**
 * Weighs blocks as heavily as Slack might: bytes of JSON, with &, < and > as the entities that Slack counts.
 */
export function weightOf(blocks: readonly (SlackBlock | InputBlock)[]): number {
  const json = JSON.stringify(blocks);
  const entities = (json.match(/[&<>]/g) ?? []).length;
  return new TextEncoder().encode(json).length + 4 * entities;
}

/** Draws everything whole where there is room; else the largest give way to the others, in equal shares. */
export function fittedBlocks(drawings: readonly Drawing[], room: Room): Fitted {
  const share = fairShare(
    drawings.map((drawing) => weightOf(mostOf(drawing, room)?.blocks ?? [])),
    room.weight,
  );
  const blocks: SlackBlock[] = [];
  let skipped = 0;
  let isCut = false;
  let left = room;
  for (const drawing of drawings) {
    const drawn = mostOf(drawing, { ...left, weight: Math.min(left.weight, share) });
    if (drawn === undefined) skipped += 1;
    else {
      blocks.push(...drawn.blocks);
      left = { blocks: left.blocks - drawn.blocks.length, weight: left.weight - weightOf(drawn.blocks) };
    }
    isCut ||= drawn === undefined || drawn.kept < drawing.size || drawing.isCut;
  }
  return { blocks, skipped, isCut };
}

/** The most that one may weigh so that all of them together weigh no more than `total`. */
function fairShare(wanted: readonly number[], total: number): number {
  let left = total;
  for (const [at, weight] of wanted.toSorted((a, b) => a - b).entries()) {
    const share = Math.floor(left / (wanted.length - at));
    if (weight > share) return share;
    left -= weight;
  }
  return total;
}

type Drawn = { readonly blocks: readonly SlackBlock[]; readonly kept: number };

/** The most entries that fit; with none of them a title would stand over nothing. */
function mostOf(drawing: Drawing, room: Room): Drawn | undefined {
  let found = fitting(drawing, drawing.size, room);
  let [low, high] = [1, drawing.size - 1];
  while (found?.kept !== drawing.size && low <= high) {
    const kept = Math.floor((low + high) / 2);
    const drawn = fitting(drawing, kept, room);
    if (drawn === undefined) high = kept - 1;
    else {
      found = drawn;
      low = kept + 1;
    }
  }
  return found;
}

function fitting(drawing: Drawing, kept: number, room: Room): Drawn | undefined {
  const blocks = drawing.draw(kept);
  return blocks !== undefined && isWithin(blocks, room) ? { blocks, kept } : undefined;
}

function isWithin(blocks: readonly SlackBlock[], room: Room): boolean {
  return blocks.length <= room.blocks && weightOf(blocks) <= room.weight;
}
