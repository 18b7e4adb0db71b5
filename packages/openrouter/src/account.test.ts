import { createHash } from 'node:crypto';
import { usd } from '@tollkeeper/pricing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type FakeOpenRouter, say, sayError, startFakeOpenRouter } from '../fakes/openrouter-server.ts';
import { account } from './account.ts';
import { credential } from './credential.ts';
import { openRouterClient } from './openrouter-client.ts';

const ORDINARY = 'sk-or-v1-ordinary-0123456789abcdef';
const MANAGEMENT = 'sk-or-v1-management-0123456789abcd';
const NEEDS_MANAGEMENT =
  'This needs a management key: create one at https://openrouter.ai/settings/management-keys and add it.';

let server: FakeOpenRouter;
let now: Date;
/** What an ordinary key is answered to /credits; a management key gets 100 of 40. */
let told: ReturnType<typeof say>;
let kindField: 'is_management_key' | 'none';

beforeEach(async () => {
  now = new Date('2026-11-21T12:00:00Z');
  kindField = 'is_management_key';
  told = sayError(403, 'Only management keys can perform this operation');
  server = await startFakeOpenRouter(() => now);
  const isManagement = () => server.seen.at(-1)?.headers.authorization === `Bearer ${MANAGEMENT}`;
  const ofManagement = (body: object) => () =>
    isManagement()
      ? say(200, JSON.stringify(body))
      : sayError(403, 'Only management keys can perform this operation');
  server.route('/key', () => {
    const kind = kindField === 'none' ? {} : { is_management_key: isManagement() };
    return say(200, JSON.stringify({ data: { label: 'sk-or-v1-ord...def', usage: 30, ...kind } }));
  });
  server.route('/credits', () =>
    isManagement() ? say(200, '{"data":{"total_credits":100,"total_usage":40}}') : told,
  );
  const hash = createHash('sha256').update(ORDINARY).digest('hex');
  server.route('/keys', ofManagement({ data: [{ hash, name: 'listed', usage: 30 }] }));
  server.route('/activity', ofManagement({ data: [{ date: '2026-11-20', model: 'm/m', usage: 1 }] }));
});

afterEach(() => server.close());

function clientOf(secret: string, name: string) {
  return openRouterClient({
    baseUrl: server.baseUrl,
    now: () => now,
    random: () => 0,
    limits: { attempts: 1 },
    credential: credential({ name, secret }),
    budget: { burst: 1_000, perMinute: 1_000 },
  });
}

const ordinary = () => clientOf(ORDINARY, 'prod');
const management = () => clientOf(MANAGEMENT, 'manager');
const asked = () => server.seen.map(({ path }) => path.replace('/api/v1', '').replace(/\?.*/, ''));

describe('account', () => {
  it('makes each call with the key that may make it', async () => {
    const both = account({ ordinary: ordinary(), management: management(), now: () => now });
    expect(await both.key()).toMatchObject({ kind: 'ok', value: { reading: { subject: { name: 'prod' } } } });
    expect(await both.credits()).toMatchObject({ kind: 'ok', value: { askedWith: 'management-key' } });
    expect(await both.keys()).toMatchObject({ kind: 'ok', value: { keys: [{ reading: { spent: {} } }] } });
    expect(await both.activity()).toMatchObject({ kind: 'ok', value: [{ spent: usd('1') }] });
    // Each key says once what it is; that of the ordinary one is the answer as well. The second page is the end.
    expect(asked()).toEqual(['/key', '/key', '/credits', '/keys', '/keys', '/activity']);
  });

  it('puts keys right that were swapped', async () => {
    const swapped = account({ ordinary: management(), management: ordinary(), now: () => now });
    expect(await swapped.keys()).toMatchObject({ kind: 'ok' });
    expect(await swapped.key()).toMatchObject({ value: { kind: 'ordinary' } });
  });

  it('takes a key that does not say its kind for what it was given as', async () => {
    kindField = 'none';
    const both = account({ ordinary: ordinary(), management: management(), now: () => now });
    expect(await both.keys()).toMatchObject({ kind: 'ok' });
    expect(await both.key()).toMatchObject({ value: { kind: 'unknown' } });
  });

  it('says that a management key is needed, and which key is none', async () => {
    const alone = account({ ordinary: ordinary(), now: () => now });
    const needs = { kind: 'needs-key', needed: 'management', sentence: NEEDS_MANAGEMENT };
    expect(await alone.keys()).toEqual(needs);
    expect(await alone.activity()).toEqual(needs);
    const wrong = account({ management: ordinary(), now: () => now });
    expect(await wrong.keys()).toMatchObject({
      sentence: `${NEEDS_MANAGEMENT} The key "prod" is an ordinary one.`,
    });
    expect(await account({ now: () => now }).credits()).toEqual(needs);
  });

  it('says that an ordinary key is needed where there is none', async () => {
    expect(await account({ management: management(), now: () => now }).key()).toEqual({
      kind: 'needs-key',
      needed: 'ordinary',
      sentence: 'This needs an ordinary key, one that makes requests.',
    });
  });

  it('asks again after an hour what a key is', async () => {
    const one = account({ management: management(), now: () => now });
    await one.credits();
    now = new Date(now.getTime() + 3_599_000);
    await one.credits();
    now = new Date(now.getTime() + 1_000);
    await one.credits();
    expect(asked()).toEqual(['/key', '/credits', '/credits', '/key', '/credits']);
  });

  it('takes a key that cannot be asked now for no key of another kind', async () => {
    const one = account({ management: management(), now: () => now });
    server.misbehave(sayError(503, 'Overloaded'));
    expect(await one.keys()).toMatchObject({ kind: 'unreachable' });
    server.misbehave(sayError(401, 'User not found.'));
    expect(await one.keys()).toMatchObject({ kind: 'refused', status: 401 });
    expect(await one.keys()).toMatchObject({ kind: 'ok' });
  });
});

describe('account: credits by an ordinary key', () => {
  const alone = () => account({ ordinary: ordinary(), now: () => now });

  it('believes an answer that can be true', async () => {
    told = say(200, '{"data":{"total_credits":100,"total_usage":40}}');
    expect(await alone().credits()).toMatchObject({
      kind: 'ok',
      value: { totalSpent: usd('40'), askedWith: 'ordinary-key' },
    });
  });

  it.each([
    [
      sayError(403, 'Only management keys can perform this operation'),
      'an ordinary key was refused it (403)',
    ],
    [sayError(401, 'User not found.'), 'an ordinary key was refused it (401)'],
    [
      say(200, '{"data":{"total_credits":0,"total_usage":0}}'),
      '0 credits bought and 0 spent, which an ordinary key can be told whatever the account holds',
    ],
    // The key alone spent $30, and 2 × 14.99 < 30.
    [
      say(200, '{"data":{"total_credits":50,"total_usage":14.99}}'),
      'the account is said to have spent less than half of what this one key spent',
    ],
  ])('has no balance otherwise, and does not ask again for six hours (%#)', async (answer, why) => {
    told = answer;
    const one = alone();
    const unavailable = {
      kind: 'unavailable',
      sentence: `The balance is not known: ${why}. ${NEEDS_MANAGEMENT}`,
      until: new Date('2026-11-21T18:00:00Z'),
    };
    expect(await one.credits()).toEqual(unavailable);
    now = new Date('2026-11-21T17:59:59Z');
    expect(await one.credits()).toEqual(unavailable);
    expect(asked().filter((path) => path === '/credits')).toHaveLength(1);
    now = new Date('2026-11-21T18:00:00Z');
    told = say(200, '{"data":{"total_credits":100,"total_usage":40}}');
    expect(await one.credits()).toMatchObject({ kind: 'ok' });
  });

  it('asks with an ordinary key that was given as a management key', async () => {
    told = say(200, '{"data":{"total_credits":100,"total_usage":40}}');
    const wrong = account({ management: ordinary(), now: () => now });
    expect(await wrong.credits()).toMatchObject({ kind: 'ok', value: { askedWith: 'ordinary-key' } });
  });

  it('tells a key that is dead from one that may not ask this', async () => {
    const one = alone();
    await one.key();
    server.misbehave(sayError(401, 'User not found.'), sayError(401, 'User not found.'));
    expect(await one.credits()).toMatchObject({ kind: 'refused', status: 401 });
    server.misbehave(sayError(401, 'User not found.'));
    expect(await one.credits()).toMatchObject({ kind: 'unavailable' });
  });

  it('remembers no failure that passes', async () => {
    const one = alone();
    told = sayError(500, 'Internal');
    expect(await one.credits()).toMatchObject({ kind: 'unreachable' });
    told = say(200, '{"data":{"total_credits":100,"total_usage":40}}');
    expect(await one.credits()).toMatchObject({ kind: 'ok' });
  });
});

describe('account: one key under one name', () => {
  const label = 'sk-or-v1-ord...def';
  const listed = (...keys: object[]) =>
    server.route('/keys', () =>
      say(200, JSON.stringify({ data: keys.map((key) => ({ usage: 1, ...key })) })),
    );

  it('knows its own key in the list by the hash', async () => {
    const both = account({ ordinary: ordinary(), management: management(), now: () => now });
    const [keys, key] = [await both.keys(), await both.key()];
    if (keys.kind !== 'ok' || key.kind !== 'ok') throw new Error('not asked');
    expect(key.value.reading.subject.id).toBe(keys.value.keys[0]?.reading.subject.id);
  });

  it('knows it by its label where hashes are made otherwise, if only one key has it', async () => {
    const both = account({ ordinary: ordinary(), management: management(), now: () => now });
    listed({ hash: 'other', label: 'x' }, { hash: 'mine', label });
    await both.keys();
    expect(await both.key()).toMatchObject({ value: { reading: { subject: { id: 'mine', name: 'prod' } } } });
    listed({ hash: 'elsewhere', label: 'y' });
    await both.keys('another-workspace');
    expect(await both.key()).toMatchObject({ value: { reading: { subject: { id: 'mine' } } } });
    listed({ hash: 'mine', label }, { hash: 'twin', label });
    await both.keys();
    const id = createHash('sha256').update(ORDINARY).digest('hex');
    expect(await both.key()).toMatchObject({ value: { reading: { subject: { id } } } });
  });
});
