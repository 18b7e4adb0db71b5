import { type Document, isAlias, isMap, isNode, isSeq, type Node } from 'yaml';

import type { Complain } from './yaml-fields.ts';

/**
 * Puts in the place of every alias (`*name`) what its anchor (`&name`) stands for.
 *
 * What an anchor names is complete only behind it, so nothing can contain itself; it is shared and not copied, so a
 * short file cannot become a huge one.
 */
export function followAliases(document: Document.Parsed, complain: Complain): void {
  const anchors = new Map<string, Node>();
  const follow = (node: unknown, depth: number): unknown => {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined)
        complain(node.range?.[0] ?? 0, `*${node.source} stands for nothing before it`);
      return target ?? null;
    }
    if (depth > DEEPEST) return node;
    if (isMap(node)) for (const pair of node.items) pair.value = follow(pair.value, depth + 1);
    if (isSeq(node)) node.items = node.items.map((item) => follow(item, depth + 1));
    if (isNode(node) && !isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    return node;
  };
  follow(document.contents, 0);
}

/** Deeper than any file of ours has anything to read. */
const DEEPEST = 32;
