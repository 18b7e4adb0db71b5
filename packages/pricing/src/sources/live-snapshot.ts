import { z } from 'zod';

import { decimalUsd } from '../money.ts';
import { firstAmount } from '../price.ts';
import { conditionText } from '../price-condition.ts';
import type { Rate } from '../rate-card.ts';
import { type ClaimRow, parseClaim, type SnapshotFile } from '../snapshot.ts';
import type { ClaimedModel } from './openrouter-models.ts';

/** Writes fetched models as a snapshot file, which only lacks the id that its content is given by a hash. */
export function liveSnapshot(
  models: ReadonlyMap<string, ClaimedModel>,
  asOf: string,
): Omit<SnapshotFile, 'id'> {
  const sources: Record<string, Rate['source']> = {};
  const rowOf = ({ unit, price, condition, source, asOf: day, kind }: Rate): ClaimRow => {
    const id = `live:${source.title}`;
    sources[id] = source;
    const amount = decimalUsd(firstAmount(price));
    return [unit, amount, price.per.toString(), conditionText(condition), id, day, kind];
  };
  const listed = [...models].map(
    ([id, { name, claims }]) => [id, { name, claims: claims.map(rowOf) }] as const,
  );
  return { asOf, sources, aliases: {}, models: Object.fromEntries(listed) };
}

/** Reads a stored snapshot file, every row of it; `undefined` when any of it cannot be used. */
export function parseSnapshot(value: unknown): SnapshotFile | undefined {
  const parsed = SNAPSHOT.safeParse(value);
  if (!parsed.success) return undefined;
  const file = parsed.data as SnapshotFile;
  try {
    for (const [id, { claims }] of Object.entries(file.models)) {
      for (const row of claims) parseClaim(id, row, file.sources);
    }
    return file;
  } catch {
    return undefined;
  }
}

/**
 * Lays fetched prices over the bundled ones: what the bundle knew of OpenRouter about a listed model gives way,
 * unless the bundle is the newer one; list prices and models that OpenRouter does not list stay.
 */
export function withLive(bundle: SnapshotFile, live: SnapshotFile): SnapshotFile {
  const isOutdone = ([, , , , source, asOf]: ClaimRow): boolean =>
    asOf <= live.asOf && bundle.sources[source]?.url?.startsWith(OPENROUTER_MODELS) === true;
  const fresh = Object.entries(live.models).filter(([, { claims }]) => claims.length > 0);
  const laid = fresh.map(([id, { name, claims }]) => {
    const known = Object.hasOwn(bundle.models, id) ? bundle.models[id] : undefined;
    return [
      id,
      known
        ? { name: known.name, claims: [...known.claims.filter((row) => !isOutdone(row)), ...claims] }
        : { name, claims },
    ] as const;
  });
  return {
    id: `${bundle.id}+${live.id}`,
    asOf: [bundle.asOf, live.asOf].sort().at(-1) ?? live.asOf,
    sources: { ...bundle.sources, ...live.sources },
    aliases: bundle.aliases,
    models: { ...bundle.models, ...Object.fromEntries(laid) },
  };
}

const OPENROUTER_MODELS = 'https://openrouter.ai/api/v1/models';

const TEXT = z.string();
const SNAPSHOT = z.object({
  id: TEXT,
  asOf: z.iso.date(),
  sources: z.record(TEXT, z.object({ title: TEXT, url: TEXT.optional() })),
  aliases: z.record(TEXT, TEXT),
  models: z.record(
    TEXT,
    z.object({ name: TEXT, claims: z.array(z.tuple([TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT])) }),
  ),
});
