import { usd } from '@tollkeeper/pricing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type FakeOpenRouter, say, startFakeOpenRouter } from '../fakes/openrouter-server.ts';
import type { Asked } from './asked.ts';
import { credential } from './credential.ts';
import type { KeyListing } from './key-listing.ts';
import { openRouterClient } from './openrouter-client.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

let server: FakeOpenRouter;

beforeEach(async () => {
  server = await startFakeOpenRouter(() => NOW);
});

afterEach(() => server.close());

const row = (hash: string, fields: object = {}) => ({ hash, name: `key ${hash}`, usage: 1, ...fields });
const rows = (count: number) => Array.from({ length: count }, (_, at) => row(`h${at}`));

/** Serves a list that `change` may alter before each page, the first being page 0. */
function list(keys: object[], size = 100, change: (page: number) => void = () => {}): void {
  let page = 0;
  server.route('/keys', (query) => {
    change(page);
    page += 1;
    const offset = Number(query.get('offset') ?? 0);
    return say(200, JSON.stringify({ data: keys.slice(offset, offset + size) }));
  });
}

function listing(workspaceId?: string): Promise<Asked<KeyListing>> {
  const client = openRouterClient({
    baseUrl: server.baseUrl,
    now: () => NOW,
    random: () => 0,
    credential: credential({ name: 'manager', secret: 'sk-or-v1-management-key-0123' }),
    budget: { burst: 1_000, perMinute: 1_000 },
  });
  return client.keys(workspaceId);
}

async function hashes(): Promise<readonly string[]> {
  const asked = await listing();
  if (asked.kind !== 'ok') throw new Error(asked.kind);
  return asked.value.keys.map(({ reading }) => reading.subject.id);
}

describe('openRouterClient: keys', () => {
  it('reads a row as what it is: a key, by its hash and its name', async () => {
    const fields = {
      label: 'sk-or-v1-0e6...1c96',
      disabled: true,
      workspace_id: 'w1',
      expires_at: '2027-01-01T00:00:00Z',
    };
    list([row('h0', { ...fields, limit: 50, limit_remaining: 49, limit_reset: null })]);
    expect(await listing()).toMatchObject({
      kind: 'ok',
      value: {
        isComplete: true,
        unread: [],
        keys: [
          {
            label: 'sk-or-v1-0e6...1c96',
            workspaceId: 'w1',
            kind: 'unknown',
            reading: {
              subject: { kind: 'key', id: 'h0', name: 'key h0' },
              limit: usd('50'),
              limitReset: 'never',
              disabled: true,
              expiresAt: new Date('2027-01-01T00:00:00Z'),
            },
          },
        ],
      },
    });
  });

  it('masks a key that somebody wrote into a name', async () => {
    list([row('h0', { name: 'sk-or-v1-0123456789abcdef0123456789abcdef' })]);
    expect(JSON.stringify((await listing()).kind)).toBe('"ok"');
    expect(await listing()).toMatchObject({
      value: { keys: [{ reading: { subject: { name: '(masked key …cdef)' } } }] },
    });
  });

  it('asks for disabled keys too, and for one workspace when told', async () => {
    list([]);
    await listing();
    await listing('w 1');
    expect(server.seen.map(({ path }) => path)).toEqual([
      '/api/v1/keys?include_disabled=true',
      '/api/v1/keys?include_disabled=true&workspace_id=w+1',
    ]);
  });

  it.each([
    [0, 100],
    [1, 100],
    [99, 100],
    [100, 100],
    [101, 100],
    [250, 100],
    [20, 7],
  ])('reads all of %s keys in pages of %s', async (count, size) => {
    list(rows(count), size);
    expect(await hashes()).toEqual(rows(count).map(({ hash }) => hash));
  });

  it('is content with a server that knows no pages', async () => {
    server.route('/keys', () => say(200, JSON.stringify({ data: rows(150) })));
    expect(await hashes()).toHaveLength(150);
    expect(server.seen).toHaveLength(2);
  });

  it('misses no key when another is deleted between two pages', async () => {
    const keys = rows(150);
    list(keys, 100, (page) => void (page === 1 && keys.splice(10, 1)));
    expect(await hashes()).toEqual(keys.map(({ hash }) => hash));
  });

  it('counts no key twice when another is made between two pages', async () => {
    const keys = rows(150);
    list(keys, 100, (page) => void (page === 1 && keys.unshift(row('new'))));
    expect(await hashes()).toEqual(rows(150).map(({ hash }) => hash));
  });

  it('says that keys may be missing when the list never rests', async () => {
    const keys = rows(500);
    list(keys, 100, (page) => void (page > 0 && keys.splice(0, 3)));
    expect(await listing()).toMatchObject({ kind: 'ok', value: { isComplete: false } });
    // Twice from the start again, two pages each time.
    expect(server.seen).toHaveLength(6);
  });

  it('ends a list without an end', async () => {
    server.route('/keys', (query) => {
      const offset = Number(query.get('offset') ?? 0);
      const page = Array.from({ length: 100 }, (_, at) => row(`h${offset + at}`));
      return say(200, JSON.stringify({ data: page }));
    });
    const asked = await listing();
    // 100 on the first page, 99 new ones on each of the other 249.
    expect(asked.kind === 'ok' && asked.value.keys.length).toBe(100 + 249 * 99);
    expect(asked).toMatchObject({ value: { isComplete: false } });
    expect(server.seen).toHaveLength(250);
  });

  it('names the key that it cannot read, and reads the others', async () => {
    list([row('h0'), row('h1', { usage: 'many' }), row('', { hash: undefined }), row('h3', { usage: -1 })]);
    expect(await hashes()).toEqual(['h0']);
    const expected = 'dollars as a number that is not negative, such as 12.5';
    expect(await listing()).toMatchObject({
      value: {
        unread: [
          { hash: 'h1', field: 'data.1.usage', expected },
          { hash: 'h3', expected },
          { field: 'data.2.hash', expected: 'the hash of a key' },
        ],
      },
    });
  });

  it('suspects rows of which not one can be read, and what is no list', async () => {
    list([row('h0', { usage: null }), row('h1', { usage: null })]);
    expect(await listing()).toMatchObject({
      kind: 'suspect',
      why: { kind: 'schema', field: 'data.0.usage' },
    });
    server.route('/keys', () => say(200, '{"data":{"h0":{}}}'));
    expect(await listing()).toMatchObject({
      kind: 'suspect',
      why: { field: 'data', expected: 'a list of keys' },
    });
  });

  it('has no half of a list where a page fails', async () => {
    server.route('/keys', (query) =>
      query.has('offset')
        ? say(403, '{"error":{"code":403,"message":"No"}}')
        : say(200, JSON.stringify({ data: rows(100) })),
    );
    expect(await listing()).toMatchObject({ kind: 'refused', status: 403 });
  });
});
