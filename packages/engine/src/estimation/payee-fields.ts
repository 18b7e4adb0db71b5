import type { Field } from './field.ts';
import { TOKEN_PRICES } from './pricing.ts';
import type { Workload } from './workload.ts';
import { definitionOf } from './workload-definitions.ts';

/** What can be stated of somebody whom a workload pays, by the place in `pricingsOf`: prices, verbosity, a share. */
export function payeeFieldsOf(workload: Workload, place: number): readonly Field[] {
  const { kind } = workload;
  const { prices } = definitionOf(kind);
  if (kind === 'agent') return [...prices, 'verbosity'];
  if (kind === 'text') return [...prices, 'verbosity', ...(place === 0 ? [] : (['fallbackShare'] as const))];
  if (kind !== 'voice' || workload.chain === undefined) return prices;
  if (place === 0) return TOKEN_PRICES;
  return definitionOf(place === 1 ? 'transcription' : 'speech').prices;
}
