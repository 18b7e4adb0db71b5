import { describe, expect, it } from 'vitest';

import { takeRequests, wouldExceed } from './request-budget.ts';

const BUDGET = { burst: 3, perMinute: 6 };
const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 21, 12, 0, seconds));

function taken(used: number, now: Date, requests?: number): number {
  const result = takeRequests(BUDGET, { used, now, ...(requests !== undefined && { requests }) });
  if (result.kind !== 'taken') throw new Error(`exceeded until ${result.until.toISOString()}`);
  return result.used;
}

describe('takeRequests', () => {
  it('gives the burst at once, and then one every ten seconds', () => {
    let used = 0;
    for (let count = 0; count < 3; count += 1) used = taken(used, at(0));
    expect(takeRequests(BUDGET, { used, now: at(0) })).toMatchObject({ kind: 'exceeded', until: at(10) });
    expect(takeRequests(BUDGET, { used, now: at(9) })).toMatchObject({ kind: 'exceeded', until: at(10) });
    used = taken(used, at(10));
    expect(takeRequests(BUDGET, { used, now: at(10) })).toMatchObject({ kind: 'exceeded', until: at(20) });
  });

  it('is full again after a rest, and never fuller', () => {
    const used = taken(taken(0, at(0), 3), at(3_600), 3);
    expect(takeRequests(BUDGET, { used, now: at(3_600) }).kind).toBe('exceeded');
  });

  it('keeps its state as a plain number that survives JSON', () => {
    const used = JSON.parse(JSON.stringify(taken(0, at(0), 3)));
    expect(takeRequests(BUDGET, { used, now: at(0) })).toMatchObject({ kind: 'exceeded', until: at(10) });
  });

  it('locks nobody out when the clock is set back by a day', () => {
    const before = taken(0, at(86_400), 3);
    const turned = takeRequests(BUDGET, { used: before, now: at(0) });
    // An empty bucket gives its next request after one interval.
    expect(turned).toEqual({ kind: 'exceeded', used: at(30).getTime(), until: at(10) });
    expect(takeRequests(BUDGET, { used: turned.used, now: at(10) }).kind).toBe('taken');
  });
});

describe('wouldExceed', () => {
  it('says from when on several requests fit', () => {
    const used = taken(0, at(0), 3);
    expect(wouldExceed(BUDGET, { used, requests: 2, now: at(0) })).toEqual(at(20));
    expect(wouldExceed(BUDGET, { used, requests: 2, now: at(20) })).toBeUndefined();
  });

  it('names the instant of the full bucket for more than it ever holds', () => {
    const used = taken(0, at(0), 3);
    expect(wouldExceed(BUDGET, { used, requests: 100, now: at(0) })).toEqual(at(30));
  });
});
