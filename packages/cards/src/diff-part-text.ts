import type { DiffKind, DiffPart } from '@tollkeeper/engine';
/** A part of a difference in words: `users 100 → 200`, `agent work is added`. */
export function diffPartText(part: DiffPart): string {
  const { kind, label, from, to, workload } = part;
  if (isWhole(part)) return `${label} is ${kind}`;
  return `${label}${workload === undefined ? '' : ` (${workload})`} ${from} → ${to}`;
}

/** The same as a reason: `because of users 100 → 200`. */
export function becauseText(part: DiffPart): string {
  return `because ${isWhole(part) ? '' : 'of '}${diffPartText(part)}`;
}

/** What people call a kind of change. */
export const KIND_WORDS: Readonly<Record<DiffKind, string>> = {
  removed: 'work removed',
  price: 'prices',
  volume: 'volume',
  operations: 'operations',
  model: 'model',
  assumptions: 'assumptions',
  buffer: 'buffer',
  added: 'work added',
};

function isWhole({ kind }: DiffPart): boolean {
  return kind === 'added' || kind === 'removed';
}
