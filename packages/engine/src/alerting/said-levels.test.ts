import { describe, expect, it } from 'vitest';

import { DEFAULT_RULES } from './default-rules.ts';
import { saidLevels } from './said-levels.ts';
import { type Desk, openDesk } from './testing/desk.ts';
import { key } from './testing/sample-readings.ts';

const RULES = DEFAULT_RULES.filter(({ id }) => id === 'key-limit');

function day(time: string): string {
  return `2026-11-20T${time}:00Z`;
}

/** The levels by the events, beside those that were owed. */
function levels(desk: Desk): readonly (readonly string[])[] {
  const owed = desk
    .messages()
    .flatMap(({ kind }) => (kind.startsWith('level:') ? [kind.slice('level:'.length)] : []));
  return [saidLevels(desk.events()), owed];
}

describe('saidLevels', () => {
  it('counts what was found and what became worse', () => {
    const desk = openDesk(RULES);
    desk.see(key(day('09:00'), '16'));
    desk.see(key(day('10:00'), '4'));
    expect(levels(desk)).toEqual([
      ['warning', 'critical'],
      ['warning', 'critical'],
    ]);
  });

  it('does not count what nobody was told of as its rule was silenced', () => {
    const desk = openDesk(RULES);
    desk.silence(day('18:00'));
    desk.see(key(day('09:00'), '16'), key(day('09:30'), '4'));
    desk.see(key(day('10:00'), '60'), key(day('10:05'), '60'), key(day('10:10'), '60'));
    expect(levels(desk)).toEqual([[], []]);
  });

  it('counts what was said when the silence had ended, and nothing that was worse in between', () => {
    const desk = openDesk(RULES);
    desk.see(key(day('09:00'), '40'));
    desk.silence(day('18:00'));
    desk.see(key(day('09:30'), '4'));
    desk.tick(day('18:00'));
    expect(levels(desk)).toEqual([
      ['info', 'critical'],
      ['info', 'critical'],
    ]);
  });

  it('leaves who proves a decision no reading for what was kept back', () => {
    const desk = openDesk(RULES);
    desk.silence(day('18:00'));
    desk.see(key(day('09:00'), '16'));
    expect(desk.events().map(({ to, digest }) => [to, digest !== undefined])).toEqual([
      ['firing:warning', true],
      ['silenced', false],
    ]);
  });
});
