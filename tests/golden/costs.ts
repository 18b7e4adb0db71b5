import { estimate, problemsOf } from '@tollkeeper/engine';
import {
  type Catalog,
  chargeFor,
  compare,
  divide,
  exact,
  ONE,
  type RateCard,
  type Ratio,
  ratio,
  subtract,
  sum,
  toDecimal,
  ZERO,
} from '@tollkeeper/pricing';

import { cardOfRow, usageOfRow } from './cost-row.ts';
import type { Row } from './rows.ts';
import { scenarioCard, scenarioOfRow } from './scenario-row.ts';

/** What a row wants and what came out, in dollars, or as a multiple of the plain price. */
export type Outcome = { readonly wanted: string; readonly got: string; readonly passed: boolean };

/** Prices a row with its own rates; money is right when it is equal, or within the row's own tolerance. */
export function costOutcome(row: Row): Outcome {
  const wanted = String(
    row['our_usd'] ?? row['corrected_expected_usd'] ?? row['expected_usd'] ?? row['expected_multiplier'],
  );
  try {
    const { figure, missing } = SCENARIOS.has(String(row['kind'])) ? estimated(row) : charged(row);
    const passed = missing === '' && isWithin(figure, exact(wanted), row['tolerance_abs']);
    return { wanted, got: `${toDecimal(figure, 18)}${missing === '' ? '' : ` and ${missing}`}`, passed };
  } catch (error) {
    return { wanted, got: error instanceof Error ? error.message : String(error), passed: false };
  }
}

type Figure = { readonly figure: Ratio; readonly missing: string };

/** One finished request at the rates of its row; with partial prices, the sum is of those that there are. */
function charged(row: Row): Figure {
  const { charges, gaps } = chargeFor(cardOfRow(row), usageOfRow(row), ONE);
  const partial = row['kind'] === 'token_request_partial_prices';
  return {
    figure: divide(sum(charges.map(({ cost }) => cost)), PICODOLLARS),
    missing: partial ? '' : gaps.map(({ reason }) => reason).join('; '),
  };
}

/** A scenario, estimated as any other, with the row for a catalog. */
function estimated(row: Row): Figure {
  const { write_multiplier: write, read_multiplier: read } = (row['scenario'] ?? {}) as Record<string, string>;
  const asMultiple = row['expected_usd'] === null;
  const prices = asMultiple
    ? { input_mtok: '1', output_mtok: '1', cache_write_mtok: write, cache_read_mtok: read }
    : row['prices_used'];
  const priced = { ...row, prices_used: prices };
  const catalog = catalogOf(scenarioCard(cardOfRow(priced), priced));
  const scenario = scenarioOfRow(row, usageOfRow({ ...row, usage: row['usage'] ?? {} }));
  const problems = problemsOf(scenario, catalog);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join(' '));
  const { planned, gaps, volume } = estimate(scenario, catalog, '2026-11-21');
  const dollars = divide(ratio(planned.money), PICODOLLARS);
  return {
    figure: asMultiple ? divide(dollars, volume.at(-1)?.quantity ?? ONE) : dollars,
    missing: gaps.map(({ reason }) => reason).join('; '),
  };
}

function catalogOf(card: RateCard): Catalog {
  const listed = { id: card.model, name: card.name };
  const find = (id: string): RateCard | undefined => (id === card.model ? card : undefined);
  return { snapshot: 'the row', asOf: '2026-11-21', models: [listed], aliases: [], card: find };
}

function isWithin(got: Ratio, wanted: Ratio, tolerance: unknown): boolean {
  const difference = subtract(got, wanted);
  const size = compare(difference, ZERO) < 0 ? subtract(ZERO, difference) : difference;
  return compare(size, tolerance === undefined ? ZERO : exact(String(tolerance))) <= 0;
}

const PICODOLLARS = exact('1e12');
const SCENARIOS = new Set(['scenario', 'scenario_variant', 'agent_context_growth', 'cache_economics']);
