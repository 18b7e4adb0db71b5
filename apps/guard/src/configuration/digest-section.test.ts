import { describe, expect, it } from 'vitest';

import { parseSettings } from './parse-settings.ts';
import type { DigestSettings } from './settings.ts';

const CHANNELS =
  'channels: { here: { terminal: yes, from: warning }, boss: { terminal: yes, from: critical } }';

function parse(digest: string) {
  const environment = { OPENROUTER_API_KEY: '' };
  return parseSettings(environment, { guard: { name: 'guard.yaml', text: `${CHANNELS}\n${digest}` } });
}

function digest(text: string): DigestSettings | undefined {
  const parsed = parse(text);
  return parsed.kind === 'settings' ? parsed.settings.digest : undefined;
}

describe('digestIn', () => {
  it('reads times, the zone and the channels', () => {
    expect(
      digest('digest: { daily: "7:05", weekly: Friday 18:30, zone: Europe/Berlin, channels: [boss] }'),
    ).toEqual({
      daily: { hour: 7, minute: 5, zone: 'Europe/Berlin' },
      weekly: { hour: 18, minute: 30, weekday: 5, zone: 'Europe/Berlin' },
      channels: ['boss'],
    });
  });

  it('goes to those who hear of the mildest alerts, unless channels are named', () => {
    expect(digest('')?.channels).toEqual(['here']);
  });

  it('leaves out what is off', () => {
    expect(digest('digest: { daily: off, weekly: no }')).toEqual({ channels: ['here'] });
  });

  it.each([
    ['daily: 25:00', 'digest.daily is "25:00", expected a time such as 09:00, or off'],
    ['daily: monday 09:00', 'digest.daily is "monday 09:00", expected a time such as 09:00, or off'],
    ['weekly: 09:00', 'digest.weekly is "09:00", expected a day and a time such as monday 09:00, or off'],
    ['weekly: someday 09:00', 'expected a day and a time such as monday 09:00'],
    [
      'zone: Berlin',
      'digest.zone is "Berlin", expected the name of a time zone such as Europe/Berlin or UTC',
    ],
    ['channels: [ops]', 'digest.channels, entry 1, is "ops", expected the name of a channel: here, boss'],
    ['at: 09:00', 'digest has no key "at"; its keys are daily, weekly, zone, channels'],
  ])('refuses %s', (text, mistake) => {
    const parsed = parse(`digest: { ${text} }`);
    expect(parsed).toEqual({ kind: 'mistaken', mistakes: [expect.stringContaining(mistake)] });
  });

  it('finds no second mistake in the name of a channel that cannot be used', () => {
    const text = 'channels: { ops: { slack: C0123ABCD } }\ndigest: { channels: [ops] }';
    const parsed = parseSettings({}, { guard: { name: 'guard.yaml', text } });
    expect(parsed).toEqual({
      kind: 'mistaken',
      mistakes: [expect.stringContaining('SLACK_BOT_TOKEN is missing')],
    });
  });
});
