import { describe, expect, it } from 'vitest';

import { EXPLANATIONS } from './explanations.ts';

describe('EXPLANATIONS', () => {
  it.each(Object.entries(EXPLANATIONS))('says of %s what helps, in whole sentences', (cause, explanation) => {
    const { says, fixes, doesNotFix, where, scope } = explanation;

    for (const sentence of [says, ...fixes, ...doesNotFix]) expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(fixes).not.toHaveLength(0);
    if (scope === 'elsewhere' || scope === 'nobody') expect(where).toBeUndefined();
    else expect(where).toMatch(/^https:\/\//);
    if (cause !== 'unknown') expect(doesNotFix).not.toHaveLength(0);
  });

  it('sends nobody to buy credits for what is not the account', () => {
    const others = Object.values(EXPLANATIONS).filter(
      ({ scope }) => scope === 'key' || scope === 'workspace',
    );

    for (const { fixes } of others) expect(fixes.join(' ')).not.toMatch(/buy credits/i);
  });
});
