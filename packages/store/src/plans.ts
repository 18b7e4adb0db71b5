import type { Kysely } from 'kysely';

import type { PlanRow, Tables } from './tables.ts';
import { type TooLong, tooLong } from './too-long.ts';

/** An estimate that was saved under a name, to be held against what a month really costs. */
export type Plan = {
  readonly id: string;
  /** With its platform, so that it is unique across all of them. */
  readonly workspace: string;
  /** Once per workspace and month, however it is spelled in capitals. */
  readonly name: string;
  /** Such as `2026-11`. */
  readonly month: string;
  /** For the month; `null` when it is unknown, which is never zero. */
  readonly plannedPicodollars: bigint | null;
  /** At most 256 KiB of JSON text. */
  readonly state: string;
  readonly savedBy: string;
  readonly savedAt: Date;
};

/** A plan as a list has it: without its text, which is long. */
export type ListedPlan = Omit<Plan, 'state'>;

export type SavedPlan =
  | { readonly kind: 'saved' }
  /** Another plan of the workspace has the name in that month; nothing was saved. */
  | { readonly kind: 'name-taken' }
  | TooLong;

export type RemovedPlan = { readonly kind: 'removed' } | { readonly kind: 'unknown' };

/** Saved estimates of a workspace; they stay until somebody removes them. */
export type Plans = {
  /**
   * The same plan, by its id, name and month, may be saved again and takes its own place.
   *
   * Throws for a month that is none, and for the id of a plan with another name or month.
   */
  readonly save: (plan: Plan) => Promise<SavedPlan>;
  /** Newest first. */
  readonly list: (workspace: string) => Promise<readonly ListedPlan[]>;
  /** By its id, or else by its name: the newest, where several months have one of that name. */
  readonly find: (workspace: string, idOrName: string) => Promise<Plan | undefined>;
  /** Of all workspaces, such as those for `2026-11`; oldest first. */
  readonly inMonth: (month: string) => Promise<readonly Plan[]>;
  readonly remove: (workspace: string, id: string) => Promise<RemovedPlan>;
};

/** Keeps plans in a database. */
export function plansIn(db: Kysely<Tables>): Plans {
  return {
    async save(plan) {
      requireMonth(plan.month);
      const refused = tooLong(plan.state, MOST_BYTES);
      if (refused !== undefined) return refused;
      const row = rowOf(plan);
      // One statement decides, so that of two who save a name at the same time one has it.
      const saved = await db
        .insertInto('plans')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .columns(['workspace', 'month', 'folded_name'])
            .doUpdateSet(row)
            .where('plans.id', '=', plan.id),
        )
        .returning('id')
        .executeTakeFirst();
      return { kind: saved === undefined ? 'name-taken' : 'saved' };
    },
    async list(workspace) {
      const rows = await db
        .selectFrom('plans')
        .select(LISTED)
        .where('workspace', '=', workspace)
        .orderBy('saved_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(listedPlanOf);
    },
    async find(workspace, idOrName) {
      const row = await db
        .selectFrom('plans')
        .select([...LISTED, 'state'])
        .where('workspace', '=', workspace)
        .where((plan) => plan.or([plan('id', '=', idOrName), plan('folded_name', '=', folded(idOrName))]))
        .orderBy((plan) => plan('id', '=', idOrName), 'desc')
        .orderBy('saved_at', 'desc')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return row && { ...listedPlanOf(row), state: row.state };
    },
    async inMonth(month) {
      const rows = await db
        .selectFrom('plans')
        .select([...LISTED, 'state'])
        .where('month', '=', month)
        .orderBy('saved_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...listedPlanOf(row), state: row.state }));
    },
    async remove(workspace, id) {
      const { numDeletedRows } = await db
        .deleteFrom('plans')
        .where((plan) => plan.and({ workspace, id }))
        .executeTakeFirstOrThrow();
      return { kind: numDeletedRows > 0n ? 'removed' : 'unknown' };
    },
  };
}

function rowOf(plan: Plan): PlanRow {
  return {
    workspace: plan.workspace,
    id: plan.id,
    name: plan.name,
    folded_name: folded(plan.name),
    month: plan.month,
    planned_picodollars: plan.plannedPicodollars?.toString() ?? null,
    state: plan.state,
    saved_by: plan.savedBy,
    saved_at: plan.savedAt.getTime(),
  };
}

function listedPlanOf(row: Pick<PlanRow, (typeof LISTED)[number]>): ListedPlan {
  const { id, workspace, name, month } = row;
  return {
    id,
    workspace,
    name,
    month,
    plannedPicodollars: row.planned_picodollars === null ? null : BigInt(row.planned_picodollars),
    savedBy: row.saved_by,
    savedAt: new Date(row.saved_at),
  };
}

/** Capitals make more alike than small letters do: "ß" and "SS", "ς" and "σ". */
function folded(name: string): string {
  return name.toUpperCase().normalize();
}

/** Throws for anything but a month: spend is looked up by it. */
function requireMonth(month: string): void {
  if (MONTH.test(month)) return;
  throw new Error(`The month of a plan is "${month}"; it must be like "2026-11".`);
}

const LISTED = ['id', 'workspace', 'name', 'month', 'planned_picodollars', 'saved_by', 'saved_at'] as const;

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** As much as a kept answer may have, from which plans are made. */
const MOST_BYTES = 262_144;
