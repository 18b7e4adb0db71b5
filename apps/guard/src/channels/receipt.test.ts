import { describe, expect, it } from 'vitest';

import { parseReceipt } from './receipt.ts';

describe('parseReceipt', () => {
  it.each([
    '',
    'null',
    '{}',
    '{"platform":"pigeon","channel":"ops"}',
    '{"platform":"slack","channel":1}',
    '{"platform":"slack","channel":"C1","message":null}',
  ])('takes %s for no receipt', (text) => {
    expect(parseReceipt(text)).toBeUndefined();
  });
});
