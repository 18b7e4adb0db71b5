import { describe, expect, it } from 'vitest';

import { fuzzCase } from './fuzz-case.ts';
import { fuzzFinding } from './fuzz-finding.ts';

/** The first of the 100,000 that `pnpm fuzz` diagnoses. */
const CASES = Array.from({ length: 4_000 }, (_, at) => fuzzCase(at + 1));

describe('diagnosing whatever comes', () => {
  const findings = CASES.map((fuzzed) => ({ name: fuzzed.name, ...fuzzFinding(fuzzed) }));

  it('never throws, tells no secret, and names no empty account where a key limit is named', () => {
    expect(findings.filter(({ problem }) => problem !== undefined)).toEqual([]);
  });

  it('answers in bounded time, however large or nested the text is', () => {
    const slowest = Math.max(...findings.map(({ milliseconds }) => milliseconds));

    // 21 ms at the most on a quiet machine.
    expect(slowest).toBeLessThan(300);
  });

  it('meets most of the causes', () => {
    expect(new Set(findings.map(({ cause }) => cause)).size).toBeGreaterThan(50);
  });

  it('can fail: a secret that nothing hides is found', () => {
    const [fuzzed = fuzzCase(1)] = CASES;
    const secrets = ['0123456789abcdef'];

    expect(fuzzFinding({ ...fuzzed, secrets, body: 'the password is 0123456789abcdef' }).problem).toBe(
      'told the secret 0123456789abcdef',
    );
  });
});
