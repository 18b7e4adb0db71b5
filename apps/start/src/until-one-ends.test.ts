import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { FOREVER, type TinyPrograms, tinyPrograms } from './testing/tiny-programs.ts';
import { untilOneEnds } from './until-one-ends.ts';

let programs: TinyPrograms;
let stop: AbortController;

beforeEach(async () => {
  programs = await tinyPrograms();
  stop = new AbortController();
});

afterEach(() => programs.remove());

describe('untilOneEnds', () => {
  it('ends the others with the leader, whose exit status is the one that counts', async () => {
    const leader = await programs.start('chat', 'setTimeout(() => process.exit(3), 50);');
    const others = [await programs.start('guard', FOREVER), await programs.start('simulator', FOREVER)];

    expect(await untilOneEnds({ leader, others }, stop.signal)).toEqual({ status: 3 });
    expect(programs.alive()).toEqual([]);
  });

  it('tells who ended by itself, with its last words, and ends the rest with its exit status', async () => {
    const leader = await programs.start('chat', FOREVER);
    const others = [await programs.start('guard', `console.error('no store'); process.exitCode = 70;`)];

    expect(await untilOneEnds({ leader, others }, stop.signal)).toEqual({
      status: 70,
      problem: 'the guard ended by itself (exit status 70), so everything ends. Its last words:\nno store',
    });
    expect(programs.alive()).toEqual([]);
  });

  it('takes it for a failure when a service ends, however content it was', async () => {
    const others = [await programs.start('guard', '')];

    expect(await untilOneEnds({ others }, stop.signal)).toEqual({
      status: 1,
      problem: 'the guard ended by itself (exit status 0), so everything ends.',
    });
  });

  it('ends all of them when they are to stop, which is no problem of anybody', async () => {
    const leader = await programs.start('chat', FOREVER);
    const others = [
      await programs.start('guard', `process.on('SIGTERM', () => process.exit(5)); ${FOREVER}`),
    ];
    setTimeout(() => stop.abort(), 50);

    expect(await untilOneEnds({ leader, others }, stop.signal)).toEqual({ status: 0 });
    expect(programs.alive()).toEqual([]);
  });

  it('takes an end that comes together with the order to stop for no accident', async () => {
    const guard = await programs.start('guard', 'setTimeout(() => process.exit(5), 20);');
    void guard.ended.then(() => setTimeout(() => stop.abort(), 20));

    expect(await untilOneEnds({ others: [guard] }, stop.signal)).toEqual({ status: 0 });
  });

  it('kills one that does not end in time', async () => {
    const others = [await programs.start('guard', `process.on('SIGTERM', () => {}); ${FOREVER}`)];
    stop.abort();
    const before = performance.now();

    expect(await untilOneEnds({ others }, stop.signal, 300)).toEqual({ status: 0 });
    expect(performance.now() - before).toBeGreaterThanOrEqual(299);
    expect(programs.alive()).toEqual([]);
  });
});
