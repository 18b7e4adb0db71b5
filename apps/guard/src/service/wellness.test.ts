import { openStore, type Store } from '@tollkeeper/store';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';

import type { JobOutcome, Ticked } from '../cycle/tick.ts';
import { changeChannel } from '../delivering/channel-state.ts';
import { type Wellness, wellnessOf } from './wellness.ts';

const SPAN_MS = 1_800_000;
const NOON = new Date('2026-11-21T12:00:00Z');
const UNDECIDED = { key: 'key:a', name: 'prod', problem: 'Of version 99.' };

let store: Store;
let passed: number;
let wellness: Wellness;

beforeEach(async () => {
  store = await openStore({ path: ':memory:' });
  onTestFinished(() => store.close());
  await store.targets.put({ id: 'keys', intervalMs: 60_000, nextDue: NOON });
  passed = 0;
  wellness = wellnessWith(['ops', 'log']);
  await wellness.ailments();
});

function wellnessWith(names: readonly string[]): Wellness {
  const told = names.map((name) => ({ name, from: 'warning', escalateTo: undefined }) as const);
  const pager = { name: 'pager', from: 'escalation', escalateTo: undefined } as const;
  return wellnessOf({ store, channels: [...told, pager], spanMs: SPAN_MS, passed: () => passed });
}

/** A cycle in which these jobs were due. */
function ticked(...outcomes: readonly Partial<JobOutcome>[]): Ticked {
  const all = outcomes.map((outcome) => ({ job: 'keys', kind: 'done' as const, undecided: [], ...outcome }));
  return { jobs: all.length, subjects: 0, notifications: 0, problems: [], faults: 0, outcomes: all };
}

async function breakChannel(name: string): Promise<void> {
  const broken = { since: 0, reason: 'token_revoked', probeAt: 0 };
  await changeChannel({ store }, name, (state) => ({ state: { ...state, broken } }));
}

describe('wellnessOf', () => {
  it('finds nothing where jobs are done and somebody can be told', async () => {
    wellness.note(ticked({}));
    expect(await wellness.ailments()).toEqual([]);
  });

  it('is ill after a cycle that threw, until one does not', async () => {
    wellness.note('threw');
    expect(await wellness.ailments()).toEqual(['The last cycle failed.']);
    wellness.note(ticked());
    expect(await wellness.ailments()).toEqual([]);
  });

  it('is ill while a job fails, also in the cycles in which it is not due', async () => {
    wellness.note(ticked({ kind: 'fault' }));
    wellness.note(ticked({ job: 'guard incidents' }));
    expect(await wellness.ailments()).toEqual(['The job "keys" failed.']);
    wellness.note(ticked({}));
    expect(await wellness.ailments()).toEqual([]);
  });

  it('is ill while a subject cannot be decided, also in the cycles in which it is not looked at', async () => {
    wellness.note(ticked({ undecided: [UNDECIDED] }));
    wellness.note(ticked({ job: 'guard incidents' }));
    expect(await wellness.ailments()).toEqual(['"prod" could not be decided: Of version 99.']);
    wellness.note(ticked({}));
    expect(await wellness.ailments()).toEqual([]);
  });

  it('forgets a trouble with a job that others do since', async () => {
    wellness.note(ticked({ kind: 'fault' }));
    passed += SPAN_MS + 1;
    wellness.note(ticked({ job: 'guard incidents' }));
    expect(await wellness.ailments()).toEqual([]);
  });

  it('is ill when no job was done for too long, though nothing fails', async () => {
    wellness.note(ticked({}));
    passed += SPAN_MS;
    wellness.note(ticked());
    expect(await wellness.ailments()).toEqual([]);
    passed += 1;
    wellness.note(ticked());
    expect(await wellness.ailments()).toEqual(['No job was done for 30 minutes.']);
    wellness.note(ticked({}));
    expect(await wellness.ailments()).toEqual([]);
  });

  it('is well while another guard does all the jobs', async () => {
    for (let minute = 1; minute <= 90; minute += 1) {
      passed += 60_000;
      const [claimed] = await store.targets.claimDue({
        now: new Date(NOON.getTime() + minute * 60_000),
        owner: 'another',
        leaseMs: 60_000,
        limit: 1,
      });
      if (claimed !== undefined)
        await store.targets.complete({
          ...claimed,
          nextDue: new Date(NOON.getTime() + (minute + 1) * 60_000),
        });
      wellness.note(ticked());
      expect(await wellness.ailments()).toEqual([]);
    }
  });

  it('is ill when every channel is broken that hears of alerts first', async () => {
    await breakChannel('ops');
    expect(await wellness.ailments()).toEqual([]);
    await breakChannel('log');
    expect(await wellness.ailments()).toEqual(['Nobody can be told: broken are ops, log.']);
    await changeChannel({ store }, 'log', ({ broken: _, ...state }) => ({ state }));
    expect(await wellness.ailments()).toEqual([]);
  });
});
