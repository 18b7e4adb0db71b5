/** Prints where our rates differ from those of two peers, grouped by cause, with the dates of both. */
import { BILLING_UNITS, decimalUsd, firstAmount } from '@tollkeeper/pricing';

import { comparedRates } from './rates.ts';

const compared = comparedRates();
const causes = [...new Set(compared.map(({ cause }) => cause))].sort();
for (const cause of causes) {
  const rates = compared.filter((each) => each.cause === cause);
  process.stdout.write(`${rates.length} ${cause}\n`);
  if (cause === 'equal') continue;
  for (const { peer, model, unit, ours, theirs } of rates) {
    const said = `$${decimalUsd(firstAmount(ours.price))} (${ours.kind}, ${ours.source.title}, ${ours.asOf})`;
    process.stdout.write(`  ${model} ${BILLING_UNITS[unit].label}: ${said}; ${peer} $${theirs}\n`);
  }
}
