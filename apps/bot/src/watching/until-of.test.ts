import { describe, expect, it } from 'vitest';

import { placed, untilOf } from './until-of.ts';

/** A Saturday. */
const NOW = new Date('2026-11-21T12:00:00Z');
const BERLIN = 'Europe/Berlin';

function read(text: string, zone = 'UTC'): string {
  const named = untilOf(text, { now: NOW, zone });
  return named.kind === 'until' ? named.at.toISOString().replace(':00.000Z', 'Z') : named.sentence;
}

describe('untilOf', () => {
  it.each([
    ['2h', '2026-11-21T14:00Z'],
    ['for 90 min', '2026-11-21T13:30Z'],
    ['1h30m', '2026-11-21T13:30Z'],
    ['1 h 30 min', '2026-11-21T13:30Z'],
    ['2.5 hours', '2026-11-21T14:30Z'],
    ['3 days', '2026-11-24T12:00Z'],
    ['1 week', '2026-11-28T12:00Z'],
    ['30d', '2026-12-21T12:00Z'],
  ])('reads a length: %s', (text, at) => {
    expect(read(text)).toBe(at);
    expect(read(text, BERLIN)).toBe(at);
  });

  it.each([
    ['until tomorrow 9am', '2026-11-22T09:00Z', '2026-11-22T08:00Z'],
    ['Tomorrow at 9 AM', '2026-11-22T09:00Z', '2026-11-22T08:00Z'],
    ['tomorrow', '2026-11-22T09:00Z', '2026-11-22T08:00Z'],
    ['today 18:00', '2026-11-21T18:00Z', '2026-11-21T17:00Z'],
    ['monday 8:00', '2026-11-23T08:00Z', '2026-11-23T07:00Z'],
    ['sat 12:30pm', '2026-11-28T12:30Z', '2026-11-28T11:30Z'],
    ['next friday noon', '2026-11-27T12:00Z', '2026-11-27T11:00Z'],
    ['until 2026-12-01 08:00', '2026-12-01T08:00Z', '2026-12-01T07:00Z'],
    ['2026-12-01T08:00', '2026-12-01T08:00Z', '2026-12-01T07:00Z'],
    ['2026-12-01', '2026-12-01T09:00Z', '2026-12-01T08:00Z'],
    ['18:00', '2026-11-21T18:00Z', '2026-11-21T17:00Z'],
    ['at 9am', '2026-11-22T09:00Z', '2026-11-22T08:00Z'],
    ['midnight', '2026-11-22T00:00Z', '2026-11-21T23:00Z'],
    ['12am', '2026-11-22T00:00Z', '2026-11-21T23:00Z'],
  ])('reads a time of the person’s own clock: %s', (text, utc, berlin) => {
    expect([read(text), read(text, BERLIN)]).toEqual([utc, berlin]);
  });

  it.each([
    ['2026-12-01 08:00 UTC', '2026-12-01T08:00Z'],
    ['2026-12-01T08:00Z', '2026-12-01T08:00Z'],
    ['tomorrow 9am America/New_York', '2026-11-22T14:00Z'],
  ])('reads the zone that is named: %s', (text, at) => {
    expect(read(text, BERLIN)).toBe(at);
  });

  it.each([
    '',
    'after lunch',
    '2 months',
    '25:00',
    '13pm',
    '2026-02-30 08:00',
    '9',
    'tomorrow at dawn',
    '-2h',
  ])('says of "%s" what is possible', (text) => {
    expect(read(text)).toContain(
      'Write 2h, 3 days, tomorrow 9am, monday 8:00 or 2026-12-01 08:00, at most 30 days ahead.',
    );
  });

  it('takes nothing that is past, nor more than 30 days ahead', () => {
    expect(read('2026-11-20 08:00')).toMatch(
      /^2026-11-20 08:00 UTC is not ahead: it is 2026-11-21 12:00 UTC now\./,
    );
    expect(read('0h')).toContain('is not ahead');
    expect(read('31 days')).toBe(
      'That is 2026-12-22 12:00 UTC; 30 days are the most, which is 2026-12-21 12:00 UTC at the latest.',
    );
    expect(read('2026-12-22 08:00')).toContain('30 days are the most');
  });

  it('cuts what it repeats', () => {
    expect(read('x'.repeat(500)).length).toBeLessThan(200);
  });

  it('is done at once with a long text', () => {
    const before = performance.now();
    read(`${'1h '.repeat(3_000)}x`);
    read(`tomorrow ${'9'.repeat(5_000)}`);

    expect(performance.now() - before).toBeLessThan(250);
  });
});

describe('placed', () => {
  it('shows the zone beside UTC where they differ', () => {
    const at = new Date('2026-11-22T08:00:00Z');

    expect(placed(at, 'UTC')).toBe('2026-11-22 08:00 UTC');
    expect(placed(at, BERLIN)).toBe('2026-11-22 09:00 Europe/Berlin time (2026-11-22 08:00 UTC)');
  });
});
