import { describe, expect, it } from 'vitest';

import { diffPrices, type PriceFile, parsePriceFile } from '../snapshot-diff.ts';

type Pricing = Readonly<Record<string, unknown>>;

/** A saved answer of `/api/v1/models`. */
function answer(models: Readonly<Record<string, Pricing>>): string {
  const data = Object.entries(models).map(([id, pricing], at) => ({
    id,
    name: id,
    created: 1_785_478_908 + at,
    pricing: { prompt: '0.000001', completion: '0.000002', ...pricing },
  }));
  return JSON.stringify({ data });
}

function read(text: string): Extract<PriceFile, { kind: 'read' }> {
  const file = parsePriceFile(text);
  if (file.kind === 'refused') throw new Error(file.problem);
  return file;
}

function diff(old: Readonly<Record<string, Pricing>>, now: Readonly<Record<string, Pricing>>) {
  return diffPrices(read(answer(old)).models, read(answer(now)).models);
}

const SNAPSHOT = {
  id: 'abc',
  asOf: '2026-09-30',
  sources: { maker: { title: 'The maker' } },
  aliases: {},
  models: {
    'acme/one': {
      name: 'One',
      claims: [['input-token', '1.5', '1000000', '', 'maker', '2026-09-30', 'list']],
    },
  },
};

describe('parsePriceFile', () => {
  it('knows the day of a snapshot', () => {
    expect(read(JSON.stringify(SNAPSHOT))).toMatchObject({ asOf: '2026-09-30' });
  });

  it('knows of an answer of OpenRouter only that it is not older than its newest model', () => {
    const file = read(answer({ 'acme/one': {} }));
    expect(file).not.toHaveProperty('asOf');
    expect(file.notBefore).toBe('2026-07-31');
  });

  it('makes both comparable', () => {
    const { changes } = diffPrices(
      read(JSON.stringify(SNAPSHOT)).models,
      read(answer({ 'acme/one': {} })).models,
    );
    // $1.50 → $1 a million; the output price is new
    expect(changes.map(({ kind }) => kind)).toEqual(['changed', 'added']);
  });

  it.each([
    ['0.00000008333333333333334', '0.0000000833333333333333'],
    ['0.0000006000000000000001', '0.0000006'],
    ['0.00000100000000000000015', '0.000001'],
    ['1e-7', '0.0000001000000000000000047'],
  ])('suppresses the float noise between %s and %s, and counts it', (old, now) => {
    const found = diff(
      { 'acme/one': { input_cache_write: old } },
      { 'acme/one': { input_cache_write: now } },
    );
    expect(found).toMatchObject({ changes: [], noise: 1 });
  });

  it('suppresses the float noise in a price for long prompts too', () => {
    const long = (completion: string) => ({ overrides: [{ min_prompt_tokens: 272_000, completion }] });
    const found = diff({ 'acme/one': long('0.00000090000000000000005') }, { 'acme/one': long('0.0000009') });
    expect(found).toMatchObject({ changes: [], noise: 1 });
  });

  it('keeps real changes beside the noise', () => {
    const found = diff(
      {
        'acme/one': {
          prompt: '0.00000100000000000000015',
          completion: '0.000002',
          input_cache_read: '0.0000001',
        },
      },
      { 'acme/one': { prompt: '0.000001', completion: '0.000003', web_search: '0.01' }, 'acme/two': {} },
    );
    expect(found.changes.map((change) => change.kind)).toEqual(['changed', 'added', 'removed']);
    expect(found).toMatchObject({ noise: 1, added: [{ model: 'acme/two' }] });
  });

  it('does not take a model whose price cannot be read for a removed one', () => {
    const found = diff(
      { 'acme/one': {}, 'acme/two': {} },
      { 'acme/one': {}, 'acme/two': { prompt: 'a lot' } },
    );
    expect(found).toMatchObject({ removed: [], unread: ['acme/two'] });
  });

  it.each([
    ['', 'is empty'],
    [' \n', 'is empty'],
    [answer({ 'acme/one': {} }).slice(0, 60), 'is cut off: its JSON ends in the middle, after 60 characters'],
    [answer({ 'acme/one': {} }).slice(0, -1), 'is cut off'],
    ['<html>', 'is no JSON: it begins with "<html>"'],
    ['{"a": 1 "b": 2}', 'is no JSON'],
    ['[1]', 'is JSON, but neither a snapshot of Tollkeeper'],
    ['null', 'it is null'],
    ['{"error":{"code":500}}', 'it has error'],
    ['{"data":[]}', 'cannot be used: the list of models is empty'],
    ['{"data":3}', 'cannot be used: the answer is no list of models: data is 3'],
    ['{"models":3,"sources":{}}', 'is no usable snapshot: its id, asOf, sources, aliases and models'],
    [
      JSON.stringify(SNAPSHOT).replace('"1.5"', '"-1.5"'),
      'is no usable snapshot: price of acme/one: amount is "-1.5", expected a decimal that is not negative',
    ],
  ])('refuses %j and says what is wrong with it', (text, problem) => {
    expect(parsePriceFile(text)).toEqual({ kind: 'refused', problem: expect.stringContaining(problem) });
  });
});
