import { NOTHING, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { ForecastReading } from '../budgeting/derived-reading.ts';
import type { KeyReading } from '../budgeting/reading.ts';
import type { RunwayLayer } from '../budgeting/runway-layer.ts';
import { DEFAULT_RULES } from './default-rules.ts';
import { type Desk, openDesk } from './testing/desk.ts';
import { credits, key } from './testing/sample-readings.ts';

const START = Date.parse('2026-11-20T09:00:00Z');
const KEY = { kind: 'key', id: 'a1', name: 'prod' } as const;

function at(hour: number): Date {
  return new Date(START + hour * 3_600_000);
}

function deskOf(...ids: readonly string[]): Desk {
  return openDesk(DEFAULT_RULES.filter(({ id }) => ids.includes(id)));
}

/** Nothing of the $100 of the key is left, after $500 of all time. */
function spent(hour: number): KeyReading {
  return key(at(hour), '0');
}

/** The key's limit ends within four hours for sure, or has ended where nothing of it is left. */
function forecast(hour: number, left: string): ForecastReading {
  const layer: RunwayLayer = {
    kind: 'budget',
    scope: 'key_limit',
    limit: usd('100'),
    remaining: left === '0' ? NOTHING : usd(left),
    reset: 'monthly',
    resetsAt: new Date('2026-12-01T00:00:00Z'),
    perKeyDollar: 1,
  };
  const risk = { within4Hours: 1, within24Hours: 1, within72Hours: 1, within7Days: 1 };
  const layers = [{ layer, basis: 'date' as const, risk }];
  return { kind: 'forecast', subject: KEY, at: at(hour), forecast: { at: at(hour), layers } };
}

/** Of a balance there is the same to say. */
function balance(hour: number, left: string): ForecastReading {
  const layer: RunwayLayer = { kind: 'balance', remaining: left === '0' ? NOTHING : usd(left) };
  const risk = { within4Hours: 1, within24Hours: 1, within72Hours: 1, within7Days: 1 };
  const layers = [{ layer, basis: 'date' as const, risk }];
  const subject = { kind: 'account' } as const;
  return { kind: 'forecast', subject, at: at(hour), forecast: { at: at(hour), layers } };
}

function saidOf(desk: Desk, rule: string): readonly string[] {
  return desk
    .messages()
    .filter((each) => each.rule === rule)
    .map(({ kind, reason }) => `${kind} ${reason.kind === 'resolved' ? reason.cause : reason.kind}`);
}

describe('step: a forecast that came true', () => {
  it('is over without a sound once the alert of the limit has said that all of it is spent', () => {
    const desk = deskOf('forecast-limit', 'key-limit');
    desk.see(forecast(0, '5'));
    desk.see(spent(0.5));
    desk.see(forecast(1, '0'));
    // It would be said again four hours after the first time.
    desk.tick(at(4.5));
    desk.see(forecast(5, '0'));
    expect(saidOf(desk, 'forecast-limit')).toEqual([
      'level:critical fired',
      'escalate:1 unanswered',
      'resolved came_true',
    ]);
    expect(desk.messages().find(({ reason }) => reason.kind === 'resolved')?.pings).toBe(false);
    expect(desk.open().map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['key-limit exhausted']);
  });

  it('is over alike where it was about the balance', () => {
    const desk = deskOf('forecast-balance', 'credits');
    desk.see(balance(0, '5'));
    desk.see(credits(at(0.5), ['100', '100']));
    desk.see(balance(1, '0'), balance(5, '0'));
    expect(saidOf(desk, 'forecast-balance').at(-1)).toBe('resolved came_true');
    expect(desk.open().map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['credits exhausted']);
  });

  it.each<[string, (desk: Desk) => void]>([
    [
      'there is no rule of limits',
      (desk) => desk.useRules(DEFAULT_RULES.filter(({ kind }) => kind === 'forecast')),
    ],
    ['the rule of limits is silenced', (desk) => desk.silence(at(99), 'key-limit')],
  ])('goes on where %s', (_, change) => {
    const desk = deskOf('forecast-limit', 'key-limit');
    change(desk);
    desk.see(forecast(0, '5'));
    desk.see(spent(0.5));
    desk.see(forecast(1, '0'));
    desk.see(forecast(5, '0'));
    expect(saidOf(desk, 'forecast-limit')).toEqual([
      'level:critical fired',
      'escalate:1 unanswered',
      'repeat:1 repeated',
    ]);
  });

  it('begins anew in the next period', () => {
    const desk = deskOf('forecast-limit', 'key-limit');
    desk.see(forecast(0, '5'));
    desk.see(spent(0.5));
    desk.see(forecast(1, '0'), forecast(2, '0'));
    desk.see(key(at(300), '90', { used: '510' }));
    desk.see(forecast(301, '5'));
    expect(desk.open().map(({ rule }) => rule)).toEqual(['forecast-limit']);
  });
});

describe('step: a forecast of long ago', () => {
  it('is not said again until a new one says that it still holds, nor does it stand beside figures of today', () => {
    const desk = deskOf('forecast-limit', 'key-limit');
    desk.see(forecast(0, '5'));
    // Critical is said again after four hours; the guard was away for ninety.
    desk.tick(at(90), key(at(90), '4'));
    expect(saidOf(desk, 'forecast-limit')).toEqual(['level:critical fired']);
    expect(desk.messages().find(({ rule }) => rule === 'key-limit')?.outlook).toBeUndefined();
    desk.see(forecast(90.5, '4'));
    expect(saidOf(desk, 'forecast-limit')).toContain('repeat:1 repeated');
  });
});
