import {
  BILLING_UNITS,
  type ModelRates,
  type PriceDiff,
  type RateChange,
  type Ratio,
} from '@tollkeeper/pricing';

import type { Card, Section } from './card.ts';
import { conditionWords } from './condition-words.ts';
import { numberText } from './money-text.ts';
import { unitsOf } from './rate-table.ts';
import { quotedText } from './rate-text.ts';
import { tableSections } from './section.ts';

/** A compared file: its name, and the day of its prices as far as it is known. */
export type ComparedFile = { readonly name: string; readonly asOf?: string; readonly notBefore?: string };

export type Compared = { readonly old: ComparedFile; readonly new: ComparedFile };

/** Lays out what changed between two files of prices, the largest change first. */
export function priceDiffCard(diff: PriceDiff, { old, new: now }: Compared): Card {
  const sections: readonly (readonly Section[])[] = [
    [{ kind: 'fields', fields: [fileField('Old', old), fileField('New', now)] }],
    changedTable(diff.changes.filter((change) => change.kind === 'changed')),
    comeAndGone(diff.changes.filter((change) => change.kind !== 'changed')),
    modelTable('Models added', diff.added),
    modelTable('Models removed', diff.removed),
    notes(diff),
  ];
  return { title: 'Price changes', answer: answerOf(diff), sections: sections.flat() };
}

type Changed = Extract<RateChange, { kind: 'changed' }>;
type ComeOrGone = Exclude<RateChange, Changed>;

function answerOf({ added, removed, changes }: PriceDiff): string {
  const changed = changes.filter((change) => change.kind === 'changed');
  const lower = changed.filter(({ percent }) => percent !== undefined && percent.numerator < 0n).length;
  const direction = changed.length === 0 ? '' : ` (${lower} down, ${changed.length - lower} up)`;
  const [come, gone] = ['added', 'removed'].map(
    (kind) => changes.filter((each) => each.kind === kind).length,
  );
  return `${countOf(changed.length, 'rate')} changed${direction}, ${come} added, ${gone} removed; ${countOf(added.length, 'model')} added, ${removed.length} removed.`;
}

function changedTable(changes: readonly Changed[]): readonly Section[] {
  const rows = changes.map((change) => [
    change.model,
    BILLING_UNITS[change.old.unit].label,
    quotedText(change.old),
    quotedText(change.new),
    percentChange(change.percent),
    conditionWords(change.old.condition),
  ]);
  return tableOf('Changed rates', [...RATE, 'Old>', 'New>', 'Change>', 'When'], rows);
}

function comeAndGone(changes: readonly ComeOrGone[]): readonly Section[] {
  const rows = changes.map(({ kind, model, rate }) => [
    model,
    BILLING_UNITS[rate.unit].label,
    kind,
    quotedText(rate),
    conditionWords(rate.condition),
  ]);
  return tableOf('Rates added and removed', [...RATE, '', 'Rate>', 'When'], rows);
}

function modelTable(title: string, models: readonly ModelRates[]): readonly Section[] {
  const rows = models.map(({ model, rates }) => {
    const [first, second] = unitsOf(rates).map((unit) => rates.find((rate) => rate.unit === unit));
    const text = [first, second].flatMap((rate) =>
      rate === undefined ? [] : [`${BILLING_UNITS[rate.unit].label} ${quotedText(rate)}`],
    );
    return [model, text.join(', ') || 'no known price'];
  });
  return tableOf(title, ['Model', 'Rates'], rows);
}

function notes({ noise, unread }: PriceDiff): readonly Section[] {
  const texts = [
    ...(noise === 0
      ? []
      : [`${countOf(noise, 'amount')} differ beyond twelve decimals only: no change, and not shown.`]),
    ...(unread.length === 0
      ? []
      : [`Not compared, because the price cannot be read in one of the files: ${unread.join(', ')}.`]),
  ];
  return texts.map((text) => ({ kind: 'note', text }));
}

function tableOf(
  title: string,
  labels: readonly string[],
  rows: readonly (readonly string[])[],
): readonly Section[] {
  return tableSections(`${title} (${rows.length})`, labels, rows);
}

function percentChange(percent: Ratio | undefined): string {
  if (percent === undefined) return 'was free';
  return `${percent.numerator > 0n ? '+' : ''}${numberText(percent, 1)}%`;
}

function fileField(
  label: string,
  { name, asOf, notBefore }: ComparedFile,
): { readonly label: string; readonly value: string } {
  const bound = notBefore === undefined ? '' : `, not before ${notBefore}`;
  return { label, value: `${name}, as of ${asOf ?? `an unknown day${bound}`}` };
}

function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

const RATE = ['Model', 'Unit'];
