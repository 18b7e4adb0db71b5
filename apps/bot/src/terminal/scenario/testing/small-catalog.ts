import { BILLING_UNITS, type BillingUnit, type Catalog, openSnapshot } from '@tollkeeper/pricing';

/** Dollars by unit, with a condition where there is one: `{ 'input-token': '3', 'image quality=high': '0.2' }`. */
type Rates = Readonly<Record<string, string>>;

/** Builds a catalog from literals, so that a test shows every price that it counts with. */
export function smallCatalog(models: Readonly<Record<string, Rates>>): Catalog {
  return openSnapshot({
    id: 'small',
    asOf: '2026-11-01',
    sources: { test: { title: 'literals of a test' } },
    aliases: {},
    models: Object.fromEntries(
      Object.entries(models).map(([id, rates]) => [
        id,
        { name: id, claims: Object.entries(rates).map(claim) },
      ]),
    ),
  });
}

function claim([key, dollars]: readonly [string, string]) {
  const [unit = '', when = ''] = key.split(' ');
  const per = String(BILLING_UNITS[unit as BillingUnit].quotedPer);
  return [unit, dollars, per, when, 'test', '2026-11-01', 'list'] as const;
}
