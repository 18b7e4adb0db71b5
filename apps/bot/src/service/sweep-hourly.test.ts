import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type Sweeping, sweepHourly } from './sweep-hourly.ts';

const HOUR = 3_600_000;

let sweeping: Sweeping | undefined;
let logged: string[];

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-21T12:40:00Z') });
  logged = [];
});

afterEach(async () => {
  await sweeping?.stop();
  vi.useRealTimers();
});

function start(sweep: (now: Date) => Promise<number>): void {
  sweeping = sweepHourly({ sweep }, pino({}, { write: (line: string) => void logged.push(line) }));
}

describe('sweepHourly', () => {
  it('forgets what expired by then, at minute 41 of every hour', async () => {
    const swept: string[] = [];
    start(async (now) => swept.push(now.toISOString().slice(0, 16)));
    expect(swept).toEqual([]);
    await vi.advanceTimersByTimeAsync(2 * HOUR + 120_000);

    expect(swept).toEqual(['2026-11-21T12:41', '2026-11-21T13:41', '2026-11-21T14:41']);
    expect(logged.join('')).toContain('"deleted":3');
  });

  it('tries again the next hour where the store fails, and says so', async () => {
    let tries = 0;
    start(async () => {
      tries += 1;
      throw new Error('the disk is full');
    });
    await vi.advanceTimersByTimeAsync(2 * HOUR);

    expect(tries).toBe(2);
    expect(logged.join('')).toContain('could not be forgotten');
  });

  it('is stopped once what is under way is done, and does nothing more', async () => {
    const { promise: slow, resolve } = Promise.withResolvers<number>();
    let tries = 0;
    start(() => {
      tries += 1;
      return slow;
    });
    await vi.advanceTimersByTimeAsync(120_000);
    let isStopped = false;
    const stopped = sweeping?.stop().then(() => {
      isStopped = true;
    });
    await vi.advanceTimersByTimeAsync(HOUR);
    expect([tries, isStopped]).toEqual([1, false]);
    resolve(5);
    await stopped;

    expect(logged.join('')).toContain('"deleted":5');
  });
});
