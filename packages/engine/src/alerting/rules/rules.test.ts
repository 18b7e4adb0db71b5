import { type Money, NOTHING, usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { LotStanding } from '../../budgeting/credit-ledger.ts';
import type { ForecastReading, PlanReading } from '../../budgeting/derived-reading.ts';
import type { LayerForecast, RunwayEnd } from '../../budgeting/layer-forecast.ts';
import type { Reading } from '../../budgeting/reading.ts';
import type { RunwayLayer } from '../../budgeting/runway-layer.ts';
import type { Subject } from '../../budgeting/subject.ts';
import { DEFAULT_RULES } from '../default-rules.ts';
import { type Desk, openDesk } from '../testing/desk.ts';
import { credits, key, missing } from '../testing/sample-readings.ts';

const START = Date.parse('2026-11-20T09:00:00Z');
const RESETS_AT = new Date('2026-12-01T00:00:00Z');
const KEY = { kind: 'key', id: 'a1', name: 'prod' } as const;
const ACCOUNT = { kind: 'account' } as const;

function after(minutes: number): Date {
  return new Date(START + minutes * 60_000);
}

/** A desk with one of the default rules. */
function deskOf(id: string): Desk {
  const rules = DEFAULT_RULES.filter((rule) => rule.id === id);
  if (rules.length === 0) throw new Error(`there is no rule "${id}"`);
  return openDesk(rules);
}

function open({ open: all }: Desk): readonly string[] {
  return all().map(({ rule, severity }) => `${rule} ${severity}`);
}

type Chances = readonly [in4: number, in24: number, in72: number, in7d: number];

type Shape = {
  readonly subject?: ForecastReading['subject'];
  readonly layer?: RunwayLayer;
  readonly basis?: LayerForecast['basis'];
};

const LIMIT: RunwayLayer = {
  kind: 'budget',
  scope: 'key_limit',
  limit: usd('100'),
  remaining: usd('40'),
  reset: 'monthly',
  resetsAt: RESETS_AT,
};

function forecastAt(minutes: number, chances: Chances, shape: Shape = {}): ForecastReading {
  const { subject = KEY, layer = LIMIT, basis = 'day-blocks' } = shape;
  const [within4Hours, within24Hours, within72Hours, within7Days] = chances;
  const end: RunwayEnd = { kind: 'ends', at: after(minutes + 600) };
  const risk = { within4Hours, within24Hours, within72Hours, within7Days };
  const layers = [{ layer, basis, ends: { p10: end, p50: end, p90: end }, risk }];
  return { kind: 'forecast', subject, at: after(minutes), forecast: { at: after(minutes), layers } };
}

describe('forecast', () => {
  it.each<[Chances, readonly string[]]>([
    [[0, 0, 0, 0.49], []],
    [[0, 0, 0, 0.5], ['forecast-limit info']],
    [[0, 0, 0.5, 1], ['forecast-limit warning']],
    [[0, 0.5, 1, 1], ['forecast-limit critical']],
    // Half the cases end within 24 hours, or a third within four.
    [[0.3, 0.3, 0.3, 0.3], ['forecast-limit critical']],
    [[0.29, 0.29, 0.29, 0.29], []],
  ])('finds at the chances %j: %j', (chances, found) => {
    const desk = deskOf('forecast-limit');
    desk.see(forecastAt(0, chances));
    expect(open(desk)).toEqual(found);
  });

  it('is over when the chance is a fifth or less, twice, and for half an hour', () => {
    const desk = deskOf('forecast-limit');
    desk.see(forecastAt(0, [0, 0.6, 1, 1]), forecastAt(60, [0, 0.21, 0.21, 0.21]));
    expect(open(desk)).toEqual(['forecast-limit critical']);
    desk.see(forecastAt(120, [0, 0.2, 0.2, 0.2]), forecastAt(149, [0, 0, 0, 0]));
    expect(open(desk)).toEqual(['forecast-limit critical']);
    desk.see(forecastAt(150, [0, 0, 0, 0]));
    expect(desk.told()).toEqual(['level:critical fired', 'resolved risk_fell']);
  });

  it('wakes nobody up where it rests on less than three days', () => {
    const desk = deskOf('forecast-limit');
    desk.see(forecastAt(0, [1, 1, 1, 1], { basis: 'pace' }));
    expect(open(desk)).toEqual(['forecast-limit info']);
  });

  it('leaves what is spent to the rule of limits, and does not call it over', () => {
    const spent = { layer: { ...LIMIT, remaining: NOTHING }, basis: 'date' } as const;
    const fresh = deskOf('forecast-limit');
    fresh.see(forecastAt(0, [1, 1, 1, 1], spent));
    expect(open(fresh)).toEqual([]);
    const desk = deskOf('forecast-limit');
    desk.see(
      forecastAt(0, [1, 1, 1, 1]),
      forecastAt(60, [1, 1, 1, 1], spent),
      forecastAt(120, [1, 1, 1, 1], spent),
    );
    expect(open(desk)).toEqual(['forecast-limit critical']);
  });

  it('is over at once when the limit has begun anew', () => {
    const desk = deskOf('forecast-limit');
    const before = (RESETS_AT.getTime() - START) / 60_000 - 30;
    const anew = { ...LIMIT, remaining: usd('99'), resetsAt: new Date('2027-01-01T00:00:00Z') };
    desk.see(forecastAt(before, [1, 1, 1, 1]), forecastAt(before + 60, [0, 0, 0, 0], { layer: anew }));
    expect(desk.told()).toEqual(['level:critical fired', 'resolved period_reset']);
  });

  it('says nothing at a key of the balance or of a budget that others share', () => {
    const all = openDesk(DEFAULT_RULES.filter(({ kind }) => kind === 'forecast'));
    const balance: RunwayLayer = { kind: 'balance', remaining: usd('4') };
    all.see(forecastAt(0, [1, 1, 1, 1], { layer: balance }));
    all.see(forecastAt(1, [1, 1, 1, 1], { layer: { ...LIMIT, scope: 'workspace' } }));
    expect(open(all)).toEqual([]);
  });

  it('says it once at the account and at the shared budget', () => {
    const balance: RunwayLayer = { kind: 'balance', remaining: usd('4') };
    const account = deskOf('forecast-balance');
    account.see(forecastAt(0, [0, 0, 0.5, 1], { subject: ACCOUNT, layer: balance }));
    expect(account.messages()[0]?.alertKey).toBe('forecast-balance⋅account');
    const workspace = { kind: 'workspace', id: 'w1', name: 'prod' } as const;
    const shared = deskOf('forecast-limit');
    const restsOn = { countedSince: after(-60) };
    const layer = { ...LIMIT, scope: 'workspace' };
    shared.see({ ...forecastAt(0, [0, 0, 0.5, 1], { subject: workspace, layer }), restsOn });
    expect(shared.messages()[0]).toMatchObject({
      alertKey: 'forecast-limit⋅workspace:w1',
      evidence: { restsOn },
    });
  });

  it('is over when there is no limit any more', () => {
    const desk = deskOf('forecast-limit');
    const none = (minutes: number): Reading => {
      const at = after(minutes);
      return { kind: 'forecast', subject: KEY, at, forecast: { at, layers: [] } };
    };
    desk.see(none(0), forecastAt(1, [0, 0, 1, 1]), none(2), none(32));
    expect(desk.told()).toEqual(['level:warning fired', 'resolved limit_removed']);
  });

  it('goes with every message of its subject', () => {
    const desk = openDesk();
    desk.see(forecastAt(0, [0, 0, 0, 0]), key(after(1), '16'));
    expect(desk.messages()).toMatchObject([{ rule: 'key-limit', outlook: { at: after(0) } }]);
    expect(desk.messages()[0]?.outlook).not.toHaveProperty('layers');
  });
});

describe('credits-low', () => {
  it.each([
    ['44.99', []],
    ['45', ['credits warning']],
    ['49', ['credits critical']],
    ['49.999999', ['credits critical']],
    ['50', ['credits exhausted']],
    ['53.5', ['credits exhausted']],
  ])('finds with %s spent of 50: %j', (spent, found) => {
    const desk = deskOf('credits');
    desk.see(credits(after(0), ['50', spent]));
    expect(open(desk)).toEqual(found);
  });

  it('finds few days, at the pace of the forecast', () => {
    const desk = deskOf('credits');
    // 336 of them, at a dollar an hour: 14 days.
    const forecast = (minutes: number, perHour: string): Reading => {
      const pace = { perHour: usd(perHour), perDay: usd('24') };
      const at = after(minutes);
      return { kind: 'forecast', subject: ACCOUNT, at, forecast: { at, layers: [], pace } };
    };
    desk.see(credits(after(0), ['436', '100']), forecast(1, '0.99'));
    expect(open(desk)).toEqual([]);
    desk.see(forecast(2, '1'));
    expect(desk.messages()).toMatchObject([
      { severity: 'info', evidence: { hoursLeft: 336, readAt: after(0) } },
    ]);
  });
});

describe('credits-expiring', () => {
  function lots(minutes: number, days: number, unused: string): Reading {
    const at = after(minutes);
    const expiry = { kind: 'at', at: new Date(START + days * 86_400_000) } as const;
    const lot = { id: 'l1', amount: usd('100'), purchasedAt: at, expiry, origin: 'declared' } as const;
    const standing: LotStanding = { lot, spent: NOTHING, withdrawn: NOTHING, left: usd(unused) };
    return {
      kind: 'lots',
      subject: ACCOUNT,
      at,
      lots: [{ standing, unused: usd(unused), isDue: days <= 0 }],
    };
  }

  it.each([
    [61, '40', []],
    [60, '40', ['credits-expiring info']],
    [30, '40', ['credits-expiring warning']],
    [7, '40', ['credits-expiring critical']],
    [0, '40', ['credits-expiring critical']],
    // Less than a dollar is not worth a message.
    [7, '0.99', []],
  ])('finds, %i days before, with %s unused: %j', (days, unused, found) => {
    const desk = deskOf('credits-expiring');
    desk.see(lots(0, days, unused));
    expect(open(desk)).toEqual(found);
  });

  it('is over when the credits will be used in time', () => {
    const desk = deskOf('credits-expiring');
    desk.see(lots(0, 20, '40'), lots(1, 20, '0'), lots(2, 20, '0'));
    expect(desk.told()).toEqual(['level:warning fired', 'resolved credits_used']);
  });
});

describe('key-expiry', () => {
  it.each([
    [15 * 24, []],
    [14 * 24, ['key-expiry info']],
    [3 * 24, ['key-expiry warning']],
    [24, ['key-expiry critical']],
    [0, ['key-expiry exhausted']],
    [-5, ['key-expiry exhausted']],
  ])('finds, %i hours before: %j', (hours, found) => {
    const desk = deskOf('key-expiry');
    desk.see(key(after(0), '50', { expiresAt: after(hours * 60) }));
    expect(open(desk)).toEqual(found);
  });

  it('is over when the date is moved or taken away', () => {
    const desk = deskOf('key-expiry');
    desk.see(key(after(0), '50', { expiresAt: after(60) }), key(after(1), '50'), key(after(2), '50'));
    expect(desk.told()).toEqual(['level:critical fired', 'resolved expiry_moved']);
  });
});

describe('fast-burn', () => {
  /** A look every five minutes; each spends so many dollars of 100 a month. */
  function burning(desk: Desk, spent: readonly number[], from = 0): void {
    let total = 10;
    spent.forEach((dollars, look) => {
      total += dollars;
      const used = { used: (500 + total).toFixed(4) };
      desk.see(key(after(from + look * 5), (100 - total).toFixed(4), used));
    });
  }

  // 14.4 times what lasts is 2% of a month in an hour: two dollars.
  it.each([
    ['2 dollars in the last hour', Array.from({ length: 13 }, () => 2 / 12), ['fast-burn critical']],
    ['1.9 dollars in the last hour', Array.from({ length: 13 }, () => 1.9 / 12), []],
    ['2 dollars at once, half an hour ago', [0, 0, 2, 0, 0, 0, 0, 0, 0], []],
  ])('finds %s: %j', (_, spent, found) => {
    const desk = deskOf('fast-burn');
    burning(desk, spent);
    expect(open(desk)).toEqual(found);
  });

  it('is over soon after spending stops, however long it was', () => {
    const desk = deskOf('fast-burn');
    burning(desk, [...Array.from({ length: 13 }, () => 1), ...Array.from({ length: 40 }, () => 0)]);
    expect(desk.told().filter((each) => !each.startsWith('repeat'))).toEqual([
      'level:critical fired',
      'escalate:1 unanswered',
      'update:1 milder',
      'resolved rate_fell',
    ]);
    const resolved = desk.messages().at(-1)?.evidence.readAt ?? after(0);
    // The last dollar came by minute 60: it leaves the longest of the short windows two hours later; ten to keep.
    // Older points are up to an eighth of two hours apart.
    expect(resolved.getTime()).toBeGreaterThanOrEqual(after(175).getTime());
    expect(resolved.getTime()).toBeLessThanOrEqual(after(190).getTime());
  });

  it('is over when there is no limit any more', () => {
    const desk = deskOf('fast-burn');
    burning(desk, [1, 1, 1, 1]);
    const { limit: _, limitRemaining: __, ...unlimited } = key(after(20), '50', { used: '514' });
    desk.see(unlimited, { ...unlimited, at: after(30) });
    expect(desk.told()).toEqual(['level:critical fired', 'resolved limit_removed']);
  });

  it('needs three looks', () => {
    const desk = deskOf('fast-burn');
    burning(desk, [0, 20]);
    expect(open(desk)).toEqual([]);
    burning(desk, [20, 20], 10);
    expect(open(desk)).toEqual(['fast-burn critical']);
  });

  it('says nothing where the limit lasts until its reset all the same', () => {
    const desk = openDesk(DEFAULT_RULES.filter(({ id }) => id === 'fast-burn'));
    const soon = { limitReset: 'daily' } as const;
    // 23:30: at this pace 10 dollars are spent by midnight, and 60 are left.
    const at = (minutes: number): Date => new Date(Date.parse('2026-11-20T23:00:00Z') + minutes * 60_000);
    for (let look = 0; look < 7; look += 1) {
      const left = (70 - look * 1.6).toFixed(2);
      desk.see(key(at(look * 5), left, { ...soon, used: (500 + look * 1.6).toFixed(2) }));
    }
    expect(open(desk)).toEqual([]);
  });
});

describe('spend-above-pattern', () => {
  function pattern(minutes: number, spent: string, usual: string): Reading {
    const part = { key: 'batch', model: 'x', spent: usd(spent), usual: usd(usual) };
    const figures = { spent: usd(spent), usual: usd(usual), parts: [part] };
    return { kind: 'pattern', subject: KEY, at: after(minutes), from: after(minutes - 60), ...figures };
  }

  it.each([
    ['2.99', '1', []],
    ['3', '1', ['spend-above-pattern warning']],
    ['10', '1', ['spend-above-pattern critical']],
    ['0.9', '0.01', []],
    ['5', '0', ['spend-above-pattern critical']],
  ])('finds at %s where %s is usual: %j', (spent, usual, found) => {
    const desk = deskOf('spend-above-pattern');
    desk.see(pattern(0, spent, usual));
    expect(open(desk)).toEqual(found);
  });

  it('is over clearly below the factor, for half an hour', () => {
    const desk = deskOf('spend-above-pattern');
    desk.see(pattern(0, '4', '1'), pattern(30, '2.25', '1'), pattern(90, '2.25', '1'));
    expect(open(desk)).toEqual(['spend-above-pattern warning']);
    desk.see(pattern(100, '2.24', '1'), pattern(130, '1', '1'));
    expect(desk.told().at(-1)).toBe('resolved rate_fell');
  });
});

describe('top-up-missing', () => {
  /** Three times 20 dollars came at a balance of about 4. */
  function withPattern(): Desk {
    const desk = deskOf('top-up-missing');
    desk.see(
      ...[0, 1, 2].flatMap((times) => [
        credits(after(times * 100), [String(20 + times * 20), String(16 + times * 20)]),
        credits(after(times * 100 + 10), [String(40 + times * 20), String(16 + times * 20)]),
      ]),
    );
    return desk;
  }

  it('finds a balance below where credits came before, after an hour without any', () => {
    const desk = withPattern();
    desk.see(credits(after(400), ['80', '76.5']), credits(after(459), ['80', '77']));
    expect(open(desk)).toEqual([]);
    desk.see(credits(after(460), ['80', '77']));
    expect(desk.messages()).toMatchObject([
      { severity: 'warning', evidence: { trigger: usd('4'), usual: { amount: usd('20'), times: 3 } } },
    ]);
    desk.see(credits(after(465), ['100', '77']));
    expect(desk.told().at(-1)).toBe('resolved topped_up');
  });

  it('is over when other credits than the usual ones came', () => {
    const desk = withPattern();
    desk.see(credits(after(400), ['80', '77']), credits(after(460), ['80', '77']));
    for (let times = 1; times < 9; times += 1) {
      desk.see(credits(after(460 + times), [String(80 + times * (times + 3)), '77']));
    }
    expect(desk.told()).toEqual(['level:warning fired', 'resolved topped_up']);
  });

  it('is silent when they come within the hour', () => {
    const desk = withPattern();
    desk.see(
      credits(after(400), ['80', '76.5']),
      credits(after(450), ['100', '77']),
      credits(after(500), ['100', '78']),
    );
    expect(desk.told()).toEqual([]);
  });

  it('knows no trigger without a pattern, unless it is told one', () => {
    const low = [credits(after(0), ['20', '18']), credits(after(60), ['20', '18'])];
    const desk = deskOf('top-up-missing');
    desk.see(...low);
    expect(desk.told()).toEqual([]);
    const told = openDesk(
      DEFAULT_RULES.filter(({ id }) => id === 'top-up-missing').map((rule) => ({
        ...rule,
        trigger: usd('5'),
      })),
    );
    told.see(...low);
    expect(told.told()).toEqual(['level:warning fired']);
  });
});

describe('refusals-seen', () => {
  function refusals(minutes: number, count: number, cause: 'key_limit_daily' | 'upstream_timeout'): Reading {
    const causes = [{ cause, count }];
    return { kind: 'refusals', subject: KEY, at: after(minutes), from: after(minutes - 10), causes };
  }

  it.each([
    [0, []],
    [1, ['refusals warning']],
    [49, ['refusals warning']],
    [50, ['refusals critical']],
  ])('finds %i of them: %j', (count, found) => {
    const desk = deskOf('refusals');
    desk.see(refusals(0, count, 'key_limit_daily'));
    expect(open(desk)).toEqual(found);
  });

  it('leaves out what is the matter of a provider, unless it came as 402 or 403', () => {
    const desk = deskOf('refusals');
    desk.see(refusals(0, 80, 'upstream_timeout'));
    expect(open(desk)).toEqual([]);
    const causes = [{ cause: 'upstream_forbidden' as const, status: 403, count: 2 }];
    desk.see({ kind: 'refusals', subject: KEY, at: after(10), from: after(0), causes });
    expect(open(desk)).toEqual(['refusals warning']);
  });

  it('leaves out that too many requests came, also where the account is told so', () => {
    const desk = deskOf('refusals');
    const causes = [{ cause: 'platform_rate_limit' as const, status: 429, count: 80 }];
    desk.see({ kind: 'refusals', subject: KEY, at: after(10), from: after(0), causes });
    expect(open(desk)).toEqual([]);
  });

  it('leaves out what another service refused, also with 403', () => {
    const desk = deskOf('refusals');
    const causes = [{ cause: 'other_service_rate_limit' as const, status: 403, count: 9 }];
    desk.see({ kind: 'refusals', subject: KEY, at: after(10), from: after(0), causes });
    expect(open(desk)).toEqual([]);
  });

  it('is over after half an hour without any', () => {
    const desk = deskOf('refusals');
    desk.see(refusals(0, 3, 'key_limit_daily'), refusals(10, 0, 'key_limit_daily'));
    desk.see(refusals(30, 0, 'key_limit_daily'));
    expect(open(desk)).toEqual(['refusals warning']);
    desk.see(refusals(40, 0, 'key_limit_daily'));
    expect(desk.told()).toEqual(['level:warning fired', 'resolved refusals_stopped']);
  });
});

describe('source-stale', () => {
  it('speaks for a source, once for everything that it lists', () => {
    const desk = deskOf('source-stale');
    const source: Subject = { kind: 'source', id: 'keys', name: 'the list of keys' };
    const answered = (minutes: number): Reading => ({
      kind: 'answered',
      subject: source,
      at: after(minutes),
    });
    desk.see(answered(0), missing(after(1), source), missing(after(2), source), answered(3));
    expect(desk.told()).toEqual([]);
    desk.see(missing(after(4), source), missing(after(5), source), missing(after(6), source));
    expect(desk.messages()).toMatchObject([
      { alertKey: 'source-stale⋅source:keys', evidence: { failures: 3, freshAt: after(3) } },
    ]);
    desk.see(answered(7), answered(8));
    expect(desk.told()).toEqual(['level:warning fired', 'resolved source_back']);
  });
});

describe('plan-drift', () => {
  const plan = { kind: 'plan', id: 'p1', name: 'launch' } as const;

  function drift(minutes: number, projected: string, parts: Partial<PlanReading> = {}): Reading {
    const sums = {
      planned: usd('100'),
      plannedSoFar: usd('50'),
      spent: usd('60'),
      projected: usd(projected),
    };
    const dates = { from: new Date('2026-11-01T00:00:00Z'), until: RESETS_AT };
    return { kind: 'plan', subject: plan, at: after(minutes), ...dates, ...sums, ...parts };
  }

  it.each([
    ['109.99', []],
    ['110', ['plan-drift info']],
    ['120', ['plan-drift warning']],
    ['150', ['plan-drift critical']],
  ])('finds a projection of %s for 100: %j', (projected, found) => {
    const desk = deskOf('plan-drift');
    desk.see(drift(0, projected));
    expect(open(desk)).toEqual(found);
  });

  it('says nothing of a plan of nothing', () => {
    const desk = deskOf('plan-drift');
    desk.see(drift(0, '10', { planned: 0n as Money }));
    expect(desk.told()).toEqual([]);
  });

  it('takes nothing back by a figure that is only "at least", and gets worse by it', () => {
    const desk = deskOf('plan-drift');
    desk.see(drift(0, '125'), drift(60, '70', { isAtLeast: true }), drift(120, '70', { isAtLeast: true }));
    expect(open(desk)).toEqual(['plan-drift warning']);
    desk.see(drift(180, '150', { isAtLeast: true }));
    expect(open(desk)).toEqual(['plan-drift critical']);
  });

  it('is over clearly below, or with the month', () => {
    const desk = deskOf('plan-drift');
    // 110 × 0.95 = 104.5.
    desk.see(drift(0, '112'), drift(60, '104.51'), drift(120, '104.51'));
    expect(open(desk)).toEqual(['plan-drift info']);
    const next = { from: RESETS_AT, until: new Date('2027-01-01T00:00:00Z') };
    desk.see(drift(16_000, '90', next));
    expect(desk.told()).toEqual(['level:info fired', 'resolved period_reset']);
  });
});
