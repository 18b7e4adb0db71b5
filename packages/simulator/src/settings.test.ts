import { describe, expect, it } from 'vitest';

import { settingsFrom } from './settings.ts';

describe('settingsFrom', () => {
  it('runs ten minutes in a second, at any free port, from now', () => {
    expect(settingsFrom([], {})).toEqual({
      port: 0,
      speed: 600,
      seed: 1,
      from: undefined,
      refusals: undefined,
    });
  });

  it('takes arguments before the environment', () => {
    const environment = { SIMULATOR_PORT: '4000', SIMULATOR_SPEED: '1.5' };
    expect(settingsFrom(['--port', '5000', '--from', '2026-11-21'], environment)).toMatchObject({
      port: 5_000,
      speed: 1.5,
      from: new Date('2026-11-21T00:00:00Z'),
    });
  });

  it.each([
    ['--port', '70000', 'it has to be a number from 0 to 65535'],
    ['--seed', '1.5', 'it has to be a number from 0'],
    ['--speed', 'fast', '--speed is "fast"'],
    ['--from', 'yesterday', 'it has to be an instant such as'],
  ])('refuses %s %s', (name, value, problem) => {
    expect(() => settingsFrom([name, value], {})).toThrow(problem);
  });
});
