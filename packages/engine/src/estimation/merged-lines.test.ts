import { exact, type Rate, ZERO } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { mergedLines, type UnroundedLine } from './merged-lines.ts';

function line(label: string, quantity: number, cost: number): UnroundedLine {
  return { layer: 'base', label, quantity: exact(quantity), cost: exact(cost) };
}

describe('mergedLines', () => {
  it('adds up what is of one thing, where it came first', () => {
    const lines = [line('input', 2, 20), line('output', 1, 5), line('input', 3, 30)];
    expect(mergedLines(lines)).toEqual([line('input', 5, 50), line('output', 1, 5)]);
  });

  it('keeps every rate of lines that rest on several, once', () => {
    const rate = { unit: 'input-token' } as Rate;
    const batch: UnroundedLine = { layer: 'operations', label: 'Batch', rates: [rate], cost: exact(-1) };
    expect(mergedLines([batch, batch])).toEqual([{ ...batch, cost: exact(-2) }]);
  });

  it('has no line for what there is none of, and keeps shares, which have no quantity', () => {
    const retries: UnroundedLine = { layer: 'operations', label: 'Retries', share: ZERO, cost: ZERO };
    expect(mergedLines([line('compaction', 0, 0), retries])).toEqual([retries]);
  });
});
