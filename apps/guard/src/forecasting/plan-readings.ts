import { setImmediate as others } from 'node:timers/promises';
import type { GoneReading, KeyReading, PlanReading } from '@tollkeeper/engine';
import { isCalled, parseSubject, subjectKey } from '@tollkeeper/engine/guarding';
import type { Store } from '@tollkeeper/store';

import { type History, historyOf } from './history.ts';
import { type PlanHistories, planReading } from './plan-reading.ts';
import type { MonthPlan } from './plans-of-month.ts';

/** Holds each plan against what those it is for spend; nothing of one about which nothing is known. */
export async function planReadings(
  plans: readonly MonthPlan[],
  keys: readonly KeyReading[],
  { readings, at }: { readonly readings: Store['readings']; readonly at: Date },
): Promise<readonly PlanReading[]> {
  const known = new Map<string, Promise<History | undefined>>();
  const find = (subject: string): Promise<History | undefined> => {
    const history = known.get(subject) ?? historyOf(readings, subject, at);
    known.set(subject, history);
    return history;
  };
  const found: PlanReading[] = [];
  for (const plan of plans) {
    const reading = planReading(plan, await historiesOf(plan, keys, find), at);
    if (reading !== undefined) found.push(reading);
    await others();
  }
  return found;
}

/** Says of plans with an open alert, but not among these, that they are no more. */
export async function gonePlans(
  { incidents }: Store,
  plans: () => Promise<readonly MonthPlan[]>,
  at: Date,
): Promise<readonly GoneReading[]> {
  const alerted = (await incidents.openSubjects()).map(parseSubject).filter(({ kind }) => kind === 'plan');
  if (alerted.length === 0) return [];
  const names = new Set((await plans()).map(({ id }) => `plan:${id}`));
  return alerted
    .filter((subject) => !names.has(subjectKey(subject)))
    .map((subject) => ({ kind: 'gone', subject, at }));
}

async function historiesOf(
  { keys: names }: MonthPlan,
  keys: readonly KeyReading[],
  find: (subject: string) => Promise<History | undefined>,
): Promise<PlanHistories> {
  const named = keys.filter(({ subject }) => names?.some((name) => isCalled(subject, name)));
  const subjects = names === undefined ? ['account'] : named.map(({ subject }) => subjectKey(subject));
  const histories = (await Promise.all(subjects.map(find))).filter((each) => each !== undefined);
  const isNamed = (name: string): boolean => named.some(({ subject }) => isCalled(subject, name));
  return { histories, isWhole: histories.length === subjects.length && (names ?? []).every(isNamed) };
}
