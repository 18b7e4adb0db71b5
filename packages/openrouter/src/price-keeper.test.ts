import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledCatalog, decimalUsd, firstAmount } from '@tollkeeper/pricing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type FakeOpenRouter, say, sayError, startFakeOpenRouter } from '../fakes/openrouter-server.ts';
import { priceClient } from './price-client.ts';
import { priceFile } from './price-file.ts';
import { currentPrices, refreshPrices } from './price-keeper.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const LATER = new Date('2026-11-23T12:00:00Z');

let server: FakeOpenRouter;
let folder: string;

beforeEach(async () => {
  server = await startFakeOpenRouter();
  server.serve('/models', list('m/a', 'm/b', 'm/c'));
  folder = await mkdtemp(join(tmpdir(), 'tollkeeper-prices-'));
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

function list(...ids: readonly string[]): object {
  const pricing = { prompt: '0.000003', completion: '0.000015' };
  return { data: ids.map((id) => ({ id, name: `Name of ${id}`, pricing })) };
}

function path(): string {
  return join(folder, 'prices.json');
}

function refresh(at = NOW) {
  const now = () => at;
  const limits = { attempts: 1, timeoutMs: 2_000 };
  const client = priceClient({ baseUrl: server.baseUrl, now, random: () => 0, limits });
  return refreshPrices({ client, store: priceFile(path()), now });
}

function current(at = NOW) {
  return currentPrices(priceFile(path()), at);
}

describe('refreshPrices', () => {
  it('keeps what it fetched, dated, and says how much that was', async () => {
    expect(await refresh()).toEqual({ kind: 'updated', models: 3, rates: 6, findings: [] });
    const { catalog, origin, asOf, ageInDays } = await current();
    expect([origin, asOf, ageInDays]).toEqual(['live', '2026-11-21', 0]);
    const [input] = catalog.card('m/a')?.rates ?? [];
    expect(input && decimalUsd(firstAmount(input.price))).toBe('3');
    expect(input?.asOf).toBe('2026-11-21');
  });

  it('only confirms the stored prices when nothing changed', async () => {
    await refresh();
    expect(await refresh(LATER)).toEqual({ kind: 'unchanged' });
    expect(server.seen[1]?.headers['if-none-match']).toBeDefined();
    expect(await current(LATER)).toMatchObject({ asOf: '2026-11-23', ageInDays: 0 });
    expect((await priceFile(path()).read())?.fetchedAt).toEqual(NOW);
  });

  it('calls the same list, sent again without a mark, unchanged', async () => {
    const again = say(200, JSON.stringify(list('m/a')));
    server.misbehave(again, again);
    expect((await refresh()).kind).toBe('updated');
    expect((await refresh()).kind).toBe('unchanged');
  });

  it.each([
    ['OpenRouter is down', sayError(503, 'Down'), 'GET /models: status 503: Down'],
    ['OpenRouter says no', sayError(403, 'No'), 'GET /models: status 403: No'],
    ['the list is empty', say(200, '{"data":[]}'), 'the list of models is empty'],
    [
      'no price can be used',
      say(200, '{"data":[{"id":"m/a","pricing":{"prompt":1}}]}'),
      'none of the 1 models has a usable price, for example m/a: pricing.prompt is 1',
    ],
    [
      'most models are gone',
      say(200, JSON.stringify(list('m/a'))),
      'only 1 models have a price, where 3 had one before',
    ],
  ])('leaves the last good prices untouched when %s', async (_, misbehaviour, reason) => {
    await refresh();
    const before = await readFile(path(), 'utf8');
    server.misbehave(misbehaviour);
    expect(await refresh(LATER)).toMatchObject({ kind: 'kept', reason });
    expect(await readFile(path(), 'utf8')).toBe(before);
    expect(await current(LATER)).toMatchObject({ origin: 'live', asOf: '2026-11-21', ageInDays: 2 });
  });

  it('says from when on it is worth asking again', async () => {
    server.misbehave(sayError(429, 'Slow down', { 'retry-after': '600' }));
    expect(await refresh()).toMatchObject({ kind: 'kept', retryAt: new Date('2026-11-21T12:10:00Z') });
  });

  it('passes on what was found about single models', async () => {
    const body = {
      data: [...(list('m/a') as { data: object[] }).data, { id: 'm/x', pricing: { prompt: 3 } }],
    };
    server.serve('/models', body);
    expect(await refresh()).toMatchObject({
      kind: 'updated',
      models: 1,
      findings: [{ kind: 'refused', model: 'm/x', field: 'pricing.prompt', value: '3' }],
    });
  });

  it('fetches everything anew when the stored file is broken', async () => {
    await writeFile(path(), '{"format":1,"snapshot":{"models"');
    expect((await refresh()).kind).toBe('updated');
    expect(server.seen[0]?.headers['if-none-match']).toBeUndefined();
  });

  it('says so when the prices cannot be written, and leaves no draft behind', async () => {
    const lost = priceFile(join(folder, 'missing', 'prices.json'));
    const client = priceClient({ baseUrl: server.baseUrl, now: () => NOW, random: () => 0 });
    expect(await refreshPrices({ client, store: lost, now: () => NOW })).toMatchObject({
      kind: 'kept',
      reason: 'the stored prices cannot be read or written (ENOENT)',
    });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('currentPrices', () => {
  it('answers from the bundle, with its age, while nothing is stored', async () => {
    const { catalog, origin, asOf, ageInDays } = await current();
    const bundle = bundledCatalog();
    expect([origin, asOf, catalog.snapshot]).toEqual(['bundle', bundle.asOf, bundle.snapshot]);
    expect(ageInDays).toBe((Date.parse('2026-11-21') - Date.parse(bundle.asOf)) / 86_400_000);
  });

  it('lays live prices over the bundle, whose other models stay', async () => {
    await refresh();
    const { catalog } = await current();
    expect(catalog.models).toHaveLength(bundledCatalog().models.length + 3);
  });
});

describe('priceFile', () => {
  it('is read back as it was written', async () => {
    await refresh();
    const store = priceFile(path());
    const stored = await store.read();
    if (stored === undefined) throw new Error('nothing is stored');
    await store.write(stored);
    expect(await store.read()).toEqual(stored);
  });

  it('leaves only itself behind, however often it is written at once', async () => {
    await refresh();
    const store = priceFile(path());
    const stored = await store.read();
    if (stored === undefined) throw new Error('nothing is stored');
    await Promise.all(Array.from({ length: 10 }, () => store.write(stored)));
    expect(await readdir(folder)).toEqual(['prices.json']);
    expect(await store.read()).toEqual(stored);
  });

  it('leaves no draft behind when the new prices cannot be put in their place', async () => {
    await refresh();
    const stored = await priceFile(path()).read();
    if (stored === undefined) throw new Error('nothing is stored');
    const taken = join(folder, 'taken');
    await mkdir(taken);
    await expect(priceFile(taken).write(stored)).rejects.toThrow('EISDIR');
    expect((await readdir(folder)).toSorted()).toEqual(['prices.json', 'taken']);
  });

  it.each([
    ['of another format', (text: string) => text.replace('"format":1', '"format":2')],
    ['with a negative price', (text: string) => text.replace('"3"', '"-3"')],
    [
      'with a day for an instant',
      (text: string) => text.replace(/"fetchedAt":"[^"]+"/, '"fetchedAt":"today"'),
    ],
  ])('is nothing when the file is one %s', async (_, spoil) => {
    await refresh();
    const text = await readFile(path(), 'utf8');
    expect(spoil(text)).not.toBe(text);
    await writeFile(path(), spoil(text));
    expect(await priceFile(path()).read()).toBeUndefined();
  });
});
