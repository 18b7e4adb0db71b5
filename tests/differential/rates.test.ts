import { describe, expect, it } from 'vitest';

import { comparedRates } from './rates.ts';

describe('our rates beside those of two peers', () => {
  const compared = comparedRates();
  const different = compared.filter(({ cause }) => cause !== 'equal');

  it('are compared field by field over hundreds of models', () => {
    expect(new Set(compared.map(({ model }) => model)).size).toBeGreaterThan(300);
  });

  it('agree for the makers whose prices every catalog has right', () => {
    const safe = compared.filter(
      ({ model, ours }) => /^(openai|anthropic)\//.test(model) && ours.kind === 'list',
    );
    const wrong = safe.filter(({ cause }) => cause !== 'equal');

    expect(safe.length).toBeGreaterThan(150);
    expect(wrong.length / safe.length).toBeLessThan(0.1);
  });

  it('differ only with a cause and both dates', () => {
    for (const { cause, ours } of different) {
      expect(cause).toMatch(/^(rounding|route|older|newer|disputed): /);
      expect(ours.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
});
