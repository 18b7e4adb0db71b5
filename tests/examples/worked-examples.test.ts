import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { WORKED_EXAMPLES_PAGE, workedExamples } from './worked-examples.ts';

describe('docs/worked-examples.md', () => {
  it('says what the code computes; `npx pnpm examples` writes it anew', () => {
    expect(readFileSync(WORKED_EXAMPLES_PAGE, 'utf8')).toBe(workedExamples());
  });
});
