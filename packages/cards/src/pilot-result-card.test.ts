import { estimate, type Pilot, type PilotObservation, pilotOf, pilotResult } from '@tollkeeper/engine';
import { exact, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { pilotResultCard } from './pilot-result-card.ts';
import { renderPlainText } from './plain-text.ts';
import { PRICES, plan, support } from './testing/support-work.ts';

const SUPPORT = plan(support());

function cardOf(observed: Omit<PilotObservation, 'day' | 'runs'>): string {
  const result = pilotResult(SUPPORT, { runs: 100n, day: '2026-11-21', ...observed });
  if (result.kind === 'refused') throw new Error(result.reasons.join(' '));
  const next = pilotOf(
    result.scenario,
    PRICES,
    result.variation === undefined ? {} : { variation: result.variation },
  ) as Pilot;
  const [before, after] = [SUPPORT, result.scenario].map((scenario) =>
    estimate(scenario, PRICES.catalog, PRICES.today),
  );
  if (before === undefined || after === undefined) throw new Error('two scenarios have two estimates');
  return renderPlainText(pilotResultCard({ result, before, after, next }));
}

describe('pilotResultCard', () => {
  it('shows what was measured, what it changes, and the pilot that comes next', () => {
    // 6,000 × (2,500 × $3 + 500 × $15) / 1M = $90 instead of $81; s² = (0.04 − 1.6² / 100) / 99 of costs of
    // $0.016 on average: √(0.0144 / 99) / 0.016 = 0.754, and (1.645 × 0.754 / 0.2)² = 38.5
    const text = cardOf({
      inputTokens: { total: exact(250_000) },
      cost: usd('1.6'),
      costSquares: exact('0.04'),
    });
    expect(text).toBe(`Results of a pilot

With what was measured, $90.00 a month is planned instead of $81.00 a month.

Measured
  Input                       Old    New  Why
  input tokens per request  2,000  2,500  measured over 100 requests, 2026-11-21

Paid per request       $0.016
Estimated per request  $0.015
To know it within 20%  39 requests; measured over 100 requests, 2026-11-21: the
                       costs of single runs`);
  });

  it('compares no costs that were not written down', () => {
    expect(cardOf({ outputTokens: { total: exact(40_000) } })).not.toContain('Paid');
  });
});
