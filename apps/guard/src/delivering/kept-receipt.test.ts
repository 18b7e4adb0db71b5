import { describe, expect, it } from 'vitest';

import { keptReceiptText, parseKeptReceipt } from './kept-receipt.ts';

const receipt = { platform: 'slack', channel: 'C1', message: '1.2' } as const;

describe('parseKeptReceipt', () => {
  it.each([1, 12])('reads what was kept of a message that tells %i', (tells) => {
    expect(parseKeptReceipt(keptReceiptText({ receipt, tells }))).toEqual({ receipt, tells });
  });

  it.each(['{}', 'null', 'no JSON', '{"platform":"pigeon","channel":"roof"}', '{"platform":"terminal"}'])(
    'takes %s for none',
    (text) => {
      expect(parseKeptReceipt(text)).toBeUndefined();
    },
  );
});
