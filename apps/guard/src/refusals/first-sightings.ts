/** When something was first seen in a row without a pause of an hour. */
export type FirstSightings = (what: string, at: Date) => Date;

/** Remembers first sightings, each until it has not come again for an hour. */
export function firstSightings(): FirstSightings {
  const rows = new Map<string, { readonly first: Date; readonly last: Date }>();
  return (what, at) => {
    const before = rows.get(what);
    const isSame = before !== undefined && at.getTime() - before.last.getTime() < PAUSE_MS;
    const first = isSame && before.first < at ? before.first : at;
    rows.set(what, { first, last: at });
    return first;
  };
}

const PAUSE_MS = 3_600_000;
