import { isBillingUnit } from './billing-unit.ts';
import type { Catalog } from './catalog.ts';
import { usd } from './money.ts';
import type { Price } from './price.ts';
import { isDay, parseCondition } from './price-condition.ts';
import type { Rate, RateCard, RateKind, Source } from './rate-card.ts';
import { reconcile } from './sources/reconcile.ts';

/** One claim as the snapshot file holds it: unit, dollars, per, condition, source id, day, kind. */
export type ClaimRow = readonly [
  unit: string,
  usdAmount: string,
  per: string,
  when: string,
  source: string,
  asOf: string,
  kind: string,
];

/** The snapshot file: every claim about every model, with the sources they were read from. */
export type SnapshotFile = {
  readonly id: string;
  readonly asOf: string;
  readonly sources: Readonly<Record<string, Source>>;
  /** Model ids by the names that people use. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly models: Readonly<Record<string, { readonly name: string; readonly claims: readonly ClaimRow[] }>>;
};

/**
 * Opens a snapshot file as a catalog.
 *
 * Cards are built when they are first asked for, so opening costs the same however many models there are.
 * Throws an error that names the model and the field when a row cannot be read.
 */
export function openSnapshot(file: SnapshotFile): Catalog {
  const cards = new Map<string, RateCard>();
  const build = (id: string): RateCard | undefined => {
    const listed = Object.hasOwn(file.models, id) ? file.models[id] : undefined;
    if (listed === undefined) return undefined;
    const claims = listed.claims.map((row) => parseClaim(id, row, file.sources));
    return { model: id, name: listed.name, ...reconcile(claims) };
  };
  return {
    snapshot: file.id,
    asOf: file.asOf,
    models: Object.entries(file.models).map(([id, { name }]) => ({ id, name })),
    aliases: Object.entries(file.aliases).map(([name, model]) => ({ name, model })),
    card(id) {
      const card = cards.get(id) ?? build(id);
      if (card !== undefined) cards.set(id, card);
      return card;
    },
  };
}

/** Reads one row; also what the compiler of the snapshot uses to refuse a bad fact. */
export function parseClaim(model: string, row: ClaimRow, sources: SnapshotFile['sources']): Rate {
  const [unit, usdAmount, per, when, sourceId, asOf, kind] = row;
  const refuse = (field: string, value: string, wanted: string): never => {
    throw new Error(`price of ${model}: ${field} is "${value}", expected ${wanted}`);
  };
  if (!isBillingUnit(unit)) return refuse('unit', unit, 'a billing unit');
  if (!/^\d+(\.\d{1,12})?$/.test(usdAmount)) {
    return refuse('amount', usdAmount, 'a decimal that is not negative, with at most 12 places');
  }
  if (!/^[1-9]\d*$/.test(per)) return refuse('per', per, 'a whole number above zero');
  if (!isDay(asOf)) return refuse('as_of', asOf, 'a day such as 2026-09-30');
  if (!isRateKind(kind)) return refuse('kind', kind, 'list, route, promotion or free');
  if ((Number(usdAmount) === 0) !== (kind === 'free')) {
    return refuse('amount', usdAmount, 'zero for a price marked free, and for no other');
  }
  const source = Object.hasOwn(sources, sourceId) ? sources[sourceId] : undefined;
  if (source === undefined) return refuse('source', sourceId, 'a source of the snapshot');
  const price: Price = { kind: 'flat', amount: usd(usdAmount), per: BigInt(per) };
  try {
    return { unit, price, condition: parseCondition(when), kind, source, asOf };
  } catch {
    return refuse('when', when, 'conditions such as prompt>200000 or tier=batch');
  }
}

function isRateKind(text: string): text is Exclude<RateKind, 'stated'> {
  return text === 'list' || text === 'route' || text === 'promotion' || text === 'free';
}
