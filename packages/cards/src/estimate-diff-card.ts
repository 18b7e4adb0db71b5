import type { DiffPart, EstimateDiff } from '@tollkeeper/engine';
import { type Money, NOTHING } from '@tollkeeper/pricing';

import type { Card, Section } from './card.ts';
import { KIND_WORDS } from './diff-part-text.ts';
import { estimateDiffAnswer } from './estimate-diff-answer.ts';
import { exactMoneyText, signedMoneyText } from './money-text.ts';
import { roundedParts } from './rounded-parts.ts';
import { listSections, tableSections } from './section.ts';
import { capitalised } from './sentence.ts';
import { everyPeriod, exactTotalText } from './total-text.ts';

/** Lays out what separates two estimates: by how much, because of what, and in which order it was split. */
export function estimateDiffCard(diff: EstimateDiff): Card {
  const { before, after, change, order, reasons } = diff;
  const parts = roundedByKind(diff);
  const bySize = [...parts].sort((a, b) => (size(a.change) > size(b.change) ? -1 : 1));
  return {
    title: 'Difference of two estimates',
    answer: estimateDiffAnswer(diff, bySize),
    sections: [
      {
        kind: 'fields',
        fields: [
          { label: 'Before', value: `${exactTotalText(before)}${everyPeriod(before.period)}` },
          { label: 'After', value: `${exactTotalText(after)}${everyPeriod(after.period)}` },
          { label: 'Change', value: signedExactText(change) },
        ],
      },
      ...partsTable(parts),
      ...sumsTable(diff, parts),
      ...listSections('What is missing', reasons.map(capitalised)),
      ...(parts.length > 1 ? [{ kind: 'note', text: orderText(order) } as const] : []),
    ],
  };
}

/** The parts kind by kind, the kind with the largest effect first, rounded so that they add up. */
function roundedByKind({ parts, sums }: EstimateDiff): readonly DiffPart[] {
  const grouped = sums.flatMap(({ kind }) => parts.filter((part) => part.kind === kind));
  const changes = roundedParts(grouped.map(({ change }) => change));
  return grouped.map((part, at) => ({ ...part, change: changes[at] ?? NOTHING }));
}

function partsTable(parts: readonly DiffPart[]): readonly Section[] {
  const rows = parts.map(({ kind, label, workload = '', from, to, change }, at) => [
    parts[at - 1]?.kind === kind ? '' : KIND_WORDS[kind],
    workload,
    label,
    from,
    to,
    signedMoneyText(change),
  ]);
  const total = ['together', '', '', '', '', signedMoneyText(sumOf(parts))];
  const labels = ['Kind', 'Work', 'What', 'From>', 'To>', 'Change>'];
  return tableSections('Because of', labels, parts.length > 1 ? [...rows, total] : rows);
}

/** Only where it says more than the table of parts. */
function sumsTable({ sums }: EstimateDiff, parts: readonly DiffPart[]): readonly Section[] {
  if (sums.length < 2 || sums.length === parts.length) return [];
  const rows = sums.map(({ kind }) => [
    KIND_WORDS[kind],
    signedMoneyText(sumOf(parts.filter((part) => part.kind === kind))),
  ]);
  return tableSections('By kind', ['Kind', 'Change>'], rows);
}

function sumOf(parts: readonly DiffPart[]): Money {
  return parts.reduce((sum, { change }) => (sum + change) as Money, NOTHING);
}

function signedExactText(change: Money): string {
  return change > 0n ? exactMoneyText(change).replaceAll('$', '+$') : exactMoneyText(change);
}

function orderText(order: EstimateDiff['order']): string {
  const steps = order.map((kind) => KIND_WORDS[kind]).join(', ');
  return `One thing was changed after the other, in this order: ${steps}. Another order splits the same sum in another way.`;
}

function size(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
