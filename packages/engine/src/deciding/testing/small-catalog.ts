import { BILLING_UNITS, type BillingUnit, type Catalog, openSnapshot } from '@tollkeeper/pricing';

/** Dollars by unit for the block that vendors quote: `{ 'input-token': '3', 'input-token prompt>200000': '6' }`. */
type Rates = Readonly<Record<string, string>>;

/** Builds a catalog from literals, so that a test shows every price that it counts with. */
export function smallCatalog(
  models: Readonly<Record<string, Rates>>,
  names: Readonly<Record<string, string>> = {},
): Catalog {
  return openSnapshot({
    id: 'small',
    asOf: '2026-11-01',
    sources: { test: { title: 'literals of a test' } },
    aliases: {},
    models: Object.fromEntries(
      Object.entries(models).map(([id, rates]) => [
        id,
        { name: names[id] ?? id, claims: Object.entries(rates).map(claim) },
      ]),
    ),
  });
}

function claim([key, dollars]: readonly [string, string]) {
  const [unit = '', when = ''] = key.split(' ');
  const per = String(BILLING_UNITS[unit as BillingUnit].quotedPer);
  return [unit, dollars, per, when, 'test', '2026-11-01', Number(dollars) === 0 ? 'free' : 'list'] as const;
}
