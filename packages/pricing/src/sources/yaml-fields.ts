import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';

import { maskSecrets } from '../mask-secrets.ts';

/** A value in the text: the node, or nothing where a key has no value, and the offset of its key or itself. */
export type Place = { readonly at: number; readonly node: Node | null };

/** Takes a mistake down, with the offset at which it stands. */
export type Complain = (at: number, message: string) => void;

/** What a mapping is called when somebody is told about it, and the only keys that it may have. */
export type Shape = { readonly what: string; readonly keys?: readonly string[] };

/** Reads a mapping by its keys; every key that the shape does not have is a mistake. */
export function fieldsOf(
  { at, node }: Place,
  { what, keys }: Shape,
  complain: Complain,
): ReadonlyMap<string, Place> | undefined {
  if (!isMap<Node, Node | null>(node)) {
    const wanted = keys === undefined ? 'a mapping' : `a mapping with ${keys.join(', ')}`;
    complain(at, `${what} is ${shown(node)}, expected ${wanted}`);
    return undefined;
  }
  const fields = new Map<string, Place>();
  for (const { key, value } of node.items) {
    const [name, start] = [textOf(key), startOf(key, at)];
    if (name === undefined || (keys !== undefined && !keys.includes(name))) {
      const known = keys === undefined ? 'keys are plain names' : `its keys are ${keys.join(', ')}`;
      complain(start, `${shown(key)} is no key of ${what}; ${known}`);
    } else if (!fields.has(name)) fields.set(name, { at: start, node: value });
  }
  return fields;
}

/** Reads a list; anything else is a mistake, an empty list too. */
export function itemsOf({ at, node }: Place, what: string, complain: Complain): readonly Place[] {
  if (isSeq<Node | null>(node) && node.items.length > 0) {
    return node.items.map((item) => ({ at: startOf(item, at), node: item }));
  }
  complain(at, `${what} is ${shown(node)}, expected a list with at least one entry`);
  return [];
}

/** The text of a plain value as it is written: `2.40` stays "2.40" and is never a broken binary number. */
export function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

/** A value in short, for a sentence about it. */
export function shown(node: unknown): string {
  const text = textOf(node);
  if (text !== undefined) return quoted(text);
  if (isAlias(node)) return 'an alias (*), which is not followed here';
  if (isMap(node)) return 'a mapping';
  return isSeq(node) ? (node.items.length === 0 ? 'an empty list' : 'a list') : 'empty';
}

/** A text in short and in quotes, for a sentence about it. */
export function quoted(text: string): string {
  const safe = maskSecrets(text);
  return JSON.stringify(safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe);
}

function startOf(node: unknown, otherwise: number): number {
  return (node as Node | null)?.range?.[0] ?? otherwise;
}

const LONGEST = 60;
