import bundled from '../../data/snapshot.json' with { type: 'json' };
import type { Catalog } from '../catalog.ts';
import { openSnapshot, type SnapshotFile } from '../snapshot.ts';

/**
 * The catalog that comes with Tollkeeper.
 *
 * The file is compiled from data/facts, every row of it parsed, and `pnpm snapshot:check` proves that
 * the two agree; so it is not checked again at each start.
 */
export function bundledCatalog(): Catalog {
  return openSnapshot(bundledSnapshot());
}

/** The file behind it, for fetched prices to be laid over. */
export function bundledSnapshot(): SnapshotFile {
  return bundled as unknown as SnapshotFile;
}
