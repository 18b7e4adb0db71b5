import { describe, expect, it } from 'vitest';

import { decimalUsd } from '../money.ts';
import { firstAmount } from '../price.ts';
import { conditionText } from '../price-condition.ts';
import { openSnapshot, type SnapshotFile } from '../snapshot.ts';
import { liveSnapshot, parseSnapshot, withLive } from './live-snapshot.ts';
import { parseOpenRouterModels } from './openrouter-models.ts';

const TIMED = {
  prompt: '0.000003',
  completion: '0.00001500000000000000015',
  web_search: '0.01',
  overrides: [
    { min_prompt_tokens: 200_000, prompt: '0.000006' },
    { utc_start: 100, utc_end: 400, utc_days: ['monday', 'friday'], completion: '0.00002' },
  ],
};

function fetched(models: Readonly<Record<string, object>>) {
  const data = Object.entries(models).map(([id, pricing]) => ({ id, name: `Live ${id}`, pricing }));
  const parsed = parseOpenRouterModels({ data }, '2026-11-21');
  if (parsed.kind === 'refused') throw new Error(parsed.reason);
  return parsed.models;
}

function live(models: Readonly<Record<string, object>>): SnapshotFile {
  return { id: 'live', ...liveSnapshot(fetched(models), '2026-11-21') };
}

const BUNDLE: SnapshotFile = {
  id: 'bundle',
  asOf: '2026-09-30',
  sources: {
    list: { title: 'A price list', url: 'https://example.com' },
    route: { title: 'OpenRouter models API', url: 'https://openrouter.ai/api/v1/models' },
  },
  aliases: { nick: 'm/both' },
  models: {
    'm/both': {
      name: 'Both',
      claims: [
        ['input-token', '3', '1000000', '', 'list', '2026-09-30', 'list'],
        ['output-token', '15', '1000000', '', 'list', '2026-09-30', 'list'],
        ['cached-input-token', '0.3', '1000000', '', 'route', '2026-08-08', 'route'],
      ],
    },
    'm/bundled': { name: 'Bundled', claims: [['request', '1', '1', '', 'list', '2026-09-30', 'list']] },
  },
};

function shown(file: SnapshotFile, id: string): readonly string[] {
  const { rates = [], disagreements = [] } = openSnapshot(file).card(id) ?? {};
  return [...rates, ...disagreements].map(({ unit, price, kind, condition }) =>
    [kind, unit, decimalUsd(firstAmount(price)), conditionText(condition)].join(' ').trim(),
  );
}

describe('liveSnapshot', () => {
  it('is read back as the same claims after it was JSON', () => {
    const models = fetched({ 'm/timed': TIMED, 'm/x:free': { prompt: '0', completion: '0' } });
    const file = parseSnapshot(
      JSON.parse(JSON.stringify({ id: 'live', ...liveSnapshot(models, '2026-11-21') })),
    );
    expect(file?.asOf).toBe('2026-11-21');
    for (const [id, { claims, name }] of models) {
      const card = openSnapshot(file as SnapshotFile).card(id);
      expect(card?.name).toBe(name);
      expect(new Set(card?.rates)).toEqual(new Set(claims));
    }
  });
});

describe('parseSnapshot', () => {
  const file = live({ 'm/timed': TIMED });
  it.each([
    ['no object', 'text'],
    ['no models', { ...file, models: undefined }],
    ['a row too short', { ...file, models: { m: { name: 'M', claims: [['input-token']] } } }],
    [
      'a row whose source it lacks',
      {
        ...file,
        models: {
          m: { name: 'M', claims: [['input-token', '3', '1', '', 'nowhere', '2026-11-21', 'route']] },
        },
      },
    ],
    ['a day that is none', { ...file, asOf: 'yesterday' }],
  ])('is nothing when the file has %s', (_, value) => {
    expect(parseSnapshot(value)).toBeUndefined();
  });
});

describe('withLive', () => {
  it('puts what OpenRouter says now in the place of what the bundle knew of it', () => {
    const now = { prompt: '0.000003', completion: '0.000015', web_search: '0.01' };
    expect(shown(BUNDLE, 'm/both')).toContain('route cached-input-token 0.3');
    expect(shown(withLive(BUNDLE, live({ 'm/both': now })), 'm/both')).toEqual([
      'list input-token 3',
      'list output-token 15',
      'route web-search 10',
    ]);
  });

  it('keeps a list price before a live one, and shows the disagreement', () => {
    const laid = withLive(BUNDLE, live({ 'm/both': { prompt: '0.000002', completion: '0.000015' } }));
    expect(shown(laid, 'm/both')).toEqual([
      'list input-token 3',
      'list output-token 15',
      'route input-token 2',
    ]);
  });

  it('keeps models, names and aliases of the bundle, and adds new models', () => {
    const laid = withLive(BUNDLE, live({ 'm/both': TIMED, 'm/new': TIMED }));
    expect(openSnapshot(laid).models).toEqual([
      { id: 'm/both', name: 'Both' },
      { id: 'm/bundled', name: 'Bundled' },
      { id: 'm/new', name: 'Live m/new' },
    ]);
    expect(laid.aliases).toEqual(BUNDLE.aliases);
    expect([laid.asOf, laid.id]).toEqual(['2026-11-21', 'bundle+live']);
  });

  it('keeps what the bundle knows of a model whose live price is unknown', () => {
    const laid = withLive(BUNDLE, live({ 'm/both': { prompt: '-1', completion: '-1' }, 'm/new': TIMED }));
    expect(laid.models['m/both']).toEqual(BUNDLE.models['m/both']);
  });

  it('keeps what the bundle read of OpenRouter later than the live prices', () => {
    const old = { ...live({ 'm/both': { prompt: '0.000003', completion: '0.000015' } }), asOf: '2026-08-07' };
    expect(shown(withLive(BUNDLE, old), 'm/both')).toContain('route cached-input-token 0.3');
  });
});
