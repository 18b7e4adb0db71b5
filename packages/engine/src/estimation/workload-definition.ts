import type { Calculator } from './arithmetic.ts';
import type { Inputs } from './assumption.ts';
import type { Field } from './field.ts';
import type { Payee, Pricing, StatedPriceField } from './pricing.ts';
import type { Work } from './request-class.ts';
import type { VolumeFields } from './volume.ts';
import type { Workload, WorkloadKind } from './workload.ts';

/** What a kind of work is: its inputs, what stands in for those not stated, and what it asks of its payees. */
export type WorkloadDefinition<W extends Workload = Workload> = {
  readonly volume: VolumeFields;
  /** Inputs without which there is no figure, beside the volume. */
  readonly needs: (workload: W) => readonly Field[];
  /** Every input that it can have, beside its volume. */
  readonly takes: readonly Field[];
  /** The prices that can be stated for it, the most usual one first. */
  readonly prices: readonly StatedPriceField[];
  /** What stands in for inputs that were not stated, with the reason. */
  readonly defaults: (workload: W) => Inputs;
  readonly workOf: <N>(workload: W, n: Calculator<N>, payeeOf: (pricing: Pricing) => Payee) => Work<N>;
};

export type WorkloadDefinitions = {
  readonly [Kind in WorkloadKind]: WorkloadDefinition<Extract<Workload, { readonly kind: Kind }>>;
};
