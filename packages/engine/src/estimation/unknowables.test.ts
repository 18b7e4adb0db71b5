import { describe, expect, it } from 'vitest';

import { estimateOf, handMadeCatalog, inputs, listed } from './testing/hand-made.ts';
import type { TextWorkload } from './workload.ts';

const catalog = handMadeCatalog({ chat: ['input-token $3/1M', 'output-token $15/1M'] });

function unknowables(inputTokens: string): readonly string[] {
  const work: TextWorkload = {
    kind: 'text',
    pricing: listed('chat'),
    inputs: inputs({ calls: '1', inputTokens, outputTokens: '500' }),
  };
  return estimateOf(work, { catalog }).unknowables;
}

describe('unknowablesOf', () => {
  it('says that nobody has checked whether a model takes a prompt as long as that', () => {
    expect(unknowables('128000')).toEqual([]);
    expect(unknowables('5000000')).toEqual([
      'Whether chat takes prompts of 5,000,000 tokens: the catalog has prices, not context windows.',
    ]);
  });
});
