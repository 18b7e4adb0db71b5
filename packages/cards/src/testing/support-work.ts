import {
  type Estimate,
  estimate,
  type Field,
  given,
  type Inputs,
  type Scenario,
  type Workload,
} from '@tollkeeper/engine';
import { BILLING_UNITS, type BillingUnit, type Catalog, exact, openSnapshot } from '@tollkeeper/pricing';

/** Inputs as a test writes them: `{ users: '100' }`. */
type Values = { readonly [name in Field]?: string };

/** Dollars by unit for the block that vendors quote. */
const LISTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Sonnet: { 'input-token': '3', 'output-token': '15', 'cached-input-token': '0.3' },
  Haiku: { 'input-token': '1', 'output-token': '5' },
  Twin: { 'input-token': '1', 'output-token': '5' },
  Near: { 'input-token': '1', 'output-token': '5.1' },
  Gift: { 'input-token': '0', 'output-token': '0' },
  Deaf: { 'input-token': '1' },
  Painter: { image: '0.04' },
  'Token Painter': { 'output-image-token': '30' },
  Seat: { 'seat-month': '20' },
};

/** A hand-made catalog: every price that a test counts with is here. */
const CATALOG: Catalog = openSnapshot({
  id: 'hand-made',
  asOf: '2026-11-01',
  sources: { us: { title: 'Hand-made' } },
  aliases: {},
  models: Object.fromEntries(
    Object.entries(LISTED).map(([name, rates]) => [
      name,
      {
        name,
        claims: Object.entries(rates).map(
          ([unit, dollars]) =>
            [
              unit,
              dollars,
              String(BILLING_UNITS[unit as BillingUnit].quotedPer),
              '',
              'us',
              '2026-11-01',
              Number(dollars) === 0 ? 'free' : 'list',
            ] as const,
        ),
      },
    ]),
  ),
});

export const PRICES = { catalog: CATALOG, today: '2026-11-21' } as const;

export function inputs(values: Values): Inputs {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, given(exact(value))]));
}

/** 100 users, 20 days, 3 requests of 2,000 tokens in and 500 out: 12M in and 3M out a month, $81 with Sonnet. */
export function support(values: Values = {}, model = 'Sonnet'): Workload {
  const size = {
    users: '100',
    activeDays: '20',
    requestsPerUserPerDay: '3',
    inputTokens: '2000',
    outputTokens: '500',
  };
  return {
    kind: 'text',
    pricing: { model, inputs: {} },
    inputs: inputs({ ...size, cachedShare: '0', ...values }),
  };
}

/** Work with what goes on around it. */
export function plan(work: Workload | readonly Workload[], around: Values = {}): Scenario {
  return { workloads: 'kind' in work ? [work] : work, inputs: inputs(around) };
}

export function estimateOf(scenario: Scenario): Estimate {
  return estimate(scenario, PRICES.catalog, PRICES.today);
}
