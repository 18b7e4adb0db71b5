import { definitionOf, type Field, type WorkloadKind } from '@tollkeeper/engine';

/** The inputs of which one states how much of a kind of work there is. */
export function volumeFieldsOf(kind: WorkloadKind): readonly Field[] {
  const { once, month, perUserPerDay } = definitionOf(kind).volume;
  return [month, once, perUserPerDay].filter((field) => field !== undefined);
}
