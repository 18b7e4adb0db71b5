import { definitionOf, type Field, fieldsOf, WORKLOAD_KINDS, type WorkloadKind } from '@tollkeeper/engine';

import type { Brief } from './brief.ts';
import { volumeFieldsOf } from './volume-fields.ts';

/**
 * Says which kind of work a brief is about: a plan is paid by the seat; otherwise the volume tells;
 * without one it is the kind that has a place for most of what was said.
 */
export function kindOf({ facts, model, agent }: Brief): WorkloadKind {
  if (model?.id.startsWith('plan/')) return 'subscription';
  const counted = WORKLOAD_KINDS.find((kind) => volumeFieldsOf(kind).some((field) => facts.has(field)));
  if (counted !== undefined) return counted;
  if (agent) return 'agent';
  const placesIn = (kind: WorkloadKind): number =>
    [...fieldsOf(kind), ...definitionOf(kind).prices].filter((field: Field) => facts.has(field)).length;
  return WORKLOAD_KINDS.reduce((best, kind) => (placesIn(kind) > placesIn(best) ? kind : best));
}
