import type { BudgetLayer, KeyReading, KeySubject } from '@tollkeeper/engine';
import { z } from 'zod';

import { keyReading, limitReset } from './counters-reading.ts';
import { counterFields } from './counters-shape.ts';
import { dollars } from './dollars.ts';
import { redacted } from './redacted.ts';
import { anyAmount, type Mismatch, mismatchOf, spentAmount } from './wire-amount.ts';

/** Ordinary keys spend, management keys administrate; `unknown` where the answer does not say. */
export type KeyKind = 'ordinary' | 'management' | 'unknown';

/** One key, as /key tells it of itself or a row of /keys of another. */
export type KeyEntry = {
  readonly reading: KeyReading;
  /** As OpenRouter masks it: `sk-or-v1-0e6...1c96`. */
  readonly label?: string;
  readonly workspaceId?: string;
  readonly kind: KeyKind;
  /** Fields that are there and cannot be read; what they would say is missing from the reading. */
  readonly unread: readonly Mismatch[];
};

export type ParsedKey =
  | { readonly kind: 'key'; readonly entry: KeyEntry }
  | { readonly kind: 'mismatch'; readonly mismatch: Mismatch };

/** Who the key is: for /key, which has no hash, the caller says it; a row of /keys says it itself. */
export type KeyIdentity = { readonly at: Date; readonly subject?: KeySubject };

/** Reads one key; `above` is the path to it, for messages. Fields and words that are new are let through. */
export function parseKey(
  value: unknown,
  { at, subject }: KeyIdentity,
  above: readonly PropertyKey[],
): ParsedKey {
  const { data: wire, error } = KEY.safeParse(value);
  if (wire === undefined) return { kind: 'mismatch', mismatch: mismatchOf(error, above) };
  const known = subject ?? subjectOf(wire);
  if (known === undefined) {
    return {
      kind: 'mismatch',
      mismatch: { field: [...above, 'hash'].join('.'), expected: 'the hash of a key' },
    };
  }
  const layers = budgetsIn(value, above);
  const entry: KeyEntry = {
    reading: {
      ...keyReading(known, at, wire),
      ...layers.fields,
      ...(wire.disabled === true && { disabled: true }),
      ...(wire.expires_at != null && { expiresAt: new Date(wire.expires_at) }),
    },
    ...(wire.label != null && { label: wire.label }),
    ...(wire.workspace_id != null && { workspaceId: wire.workspace_id }),
    kind: kindOf(wire.is_management_key ?? wire.is_provisioning_key),
    unread: layers.unread,
  };
  return { kind: 'key', entry };
}

type WireKey = z.infer<ReturnType<typeof keySchema>>;

function subjectOf({ hash, name, label }: WireKey): KeySubject | undefined {
  if (!hash) return undefined;
  return { kind: 'key', id: hash, name: redacted(name || label || `…${hash.slice(-4)}`) };
}

function kindOf(isManagement: boolean | null | undefined): KeyKind {
  if (isManagement == null) return 'unknown';
  return isManagement ? 'management' : 'ordinary';
}

/** The layers are the newest fields, and not on every account: counters stand even where these cannot be read. */
function budgetsIn(
  value: unknown,
  above: readonly PropertyKey[],
): {
  readonly fields: Pick<KeyReading, 'budgets' | 'effectiveBudget'>;
  readonly unread: readonly Mismatch[];
} {
  const { data, error } = BUDGETS.safeParse(value);
  if (data === undefined) return { fields: {}, unread: [mismatchOf(error, above)] };
  const { budgets, effective_budget } = data;
  return {
    fields: {
      ...(budgets != null && { budgets: budgets.map(layerOf) }),
      ...(effective_budget != null && { effectiveBudget: layerOf(effective_budget) }),
    },
    unread: [],
  };
}

function layerOf(wire: z.infer<ReturnType<typeof layerSchema>>): BudgetLayer {
  return {
    scope: wire.scope,
    limit: dollars(wire.limit_usd),
    spent: dollars(wire.spend_usd),
    remaining: dollars(wire.remaining_usd),
    reset: limitReset(wire.reset_interval),
    ...(wire.resets_at != null && { resetsAt: new Date(wire.resets_at) }),
    includesByok: wire.include_byok ?? false,
    ...(wire.budget_id != null && { budgetId: wire.budget_id }),
    ...(wire.guardrail_id != null && { guardrailId: wire.guardrail_id }),
  };
}

function keySchema() {
  const text = z.string().nullish();
  const flag = z.boolean().nullish();
  return z.looseObject({
    hash: text,
    name: text,
    label: text,
    limit_reset: text,
    ...counterFields(),
    is_management_key: flag,
    is_provisioning_key: flag,
    disabled: flag,
    workspace_id: text,
    expires_at: instant().nullish(),
  });
}

function budgetsSchema() {
  return z.looseObject({
    budgets: z.array(layerSchema()).nullish(),
    effective_budget: layerSchema().nullish(),
  });
}

function layerSchema() {
  return z.looseObject({
    scope: z.string(),
    limit_usd: spentAmount(),
    spend_usd: spentAmount(),
    remaining_usd: anyAmount(),
    reset_interval: z.string().nullish(),
    resets_at: instant().nullish(),
    include_byok: z.boolean().nullish(),
    budget_id: z.string().nullish(),
    guardrail_id: z.string().nullish(),
  });
}

function instant() {
  return z.iso.datetime({ offset: true, error: 'an instant with its zone' });
}

/** Built once, after the texts that they hold. */
const KEY = keySchema();
const BUDGETS = budgetsSchema();
