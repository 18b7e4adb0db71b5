import { userIdOf, uuidOf } from '../state/ids.ts';
import type { KeyAccount } from '../state/key-account.ts';
import type { Simulation } from '../state/simulation.ts';
import { DEFAULT_WORKSPACE } from '../world/world.ts';
import { wireUsage } from './wire-usage.ts';

/** A key as `GET /keys` lists it. */
export function wireKey(
  simulation: Simulation,
  key: KeyAccount,
  now: Date,
): Readonly<Record<string, unknown>> {
  return {
    hash: key.hash,
    name: key.name,
    label: key.label,
    disabled: key.disabled,
    ...wireUsage(simulation, key, now),
    created_at: key.createdAt,
    updated_at: key.updatedAt,
    expires_at: key.expiresAt,
    creator_user_id: userIdOf(key.member),
    workspace_id: workspaceId(key.workspace),
  };
}

/** Names a workspace as the wire does. */
export function workspaceId(workspace: string = DEFAULT_WORKSPACE): string {
  return uuidOf(`workspace/${workspace}`);
}
