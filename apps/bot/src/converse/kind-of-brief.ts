import { definitionOf, type Field, fieldsOf, WORKLOAD_KINDS, type WorkloadKind } from '@tollkeeper/engine';

import type { Brief } from './brief.ts';
import { volumeFieldsOf } from './volume-fields.ts';

/**
 * Says which kind of work a brief is about: a plan is paid by the seat; otherwise the words of the message told, or the
 * volume does; without one it is the kind that has a place for most of what was said.
 */
export function kindOf({ facts, model, kind }: Brief): WorkloadKind {
  if (model?.id.startsWith('plan/')) return 'subscription';
  if (kind !== undefined) return kind;
  const counted = WORKLOAD_KINDS.find((each) => volumeFieldsOf(each).some((field) => facts.has(field)));
  if (counted !== undefined) return counted;
  const placesIn = (each: WorkloadKind): number =>
    [...fieldsOf(each), ...definitionOf(each).prices].filter((field: Field) => facts.has(field)).length;
  return WORKLOAD_KINDS.reduce((best, each) => (placesIn(each) > placesIn(best) ? each : best));
}
