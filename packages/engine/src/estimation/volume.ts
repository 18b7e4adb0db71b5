import type { Calculator } from './arithmetic.ts';
import type { Inputs } from './assumption.ts';
import type { Field } from './field.ts';
import type { Step } from './request-class.ts';
import type { Period } from './workload.ts';

/** The inputs in which a kind of work states its volume, and the words for one and for several of it. */
export type VolumeFields = {
  readonly once?: Field;
  readonly month: Field;
  readonly perUserPerDay?: Field;
  readonly words: Words;
  /** The words of a volume that is done once, where they differ. */
  readonly onceWords?: Words;
  /** What its users are called. */
  readonly users: Words;
};

type Words = { readonly one: string; readonly many: string };

export type Volume<N> = {
  readonly period: Period;
  readonly count: N;
  readonly words: Words;
  readonly steps: readonly Step<N>[];
  readonly costUnits: readonly Step<N>[];
};

/** How much of it there is: users at work for a month, a number a month, or a number once. */
export function volumeOf<N>(fields: VolumeFields, n: Calculator<N>): Volume<N> {
  const { once, month, perUserPerDay } = fields;
  const period: Period = once !== undefined && n.has(once) ? 'once' : 'month';
  const words = period === 'once' ? (fields.onceWords ?? fields.words) : fields.words;
  const byUsers = perUserPerDay !== undefined && n.has(perUserPerDay);
  const count = byUsers
    ? n.times(n.need('users'), n.need('activeDays'), n.need(perUserPerDay))
    : n.need(period === 'once' && once !== undefined ? once : month);
  const users = n.has('users') ? [n.need('users')] : [];
  return {
    period,
    count,
    words,
    steps: [
      ...users.map((quantity) => ({ label: fields.users.many, quantity })),
      { label: words.many, quantity: count },
    ],
    costUnits: [
      { label: words.one, quantity: count },
      ...users.map((quantity) => ({ label: fields.users.one, quantity })),
    ],
  };
}

/** The ways in which the volume is stated; there must be exactly one. */
export function statedVolumes(
  { once, month, perUserPerDay }: VolumeFields,
  inputs: Inputs,
): readonly Field[] {
  return [once, month, perUserPerDay].flatMap((field) =>
    field !== undefined && inputs[field] !== undefined ? [field] : [],
  );
}

export const USERS: Words = { one: 'user', many: 'users' };
