import { inspect } from 'node:util';

import { describe, expect, it } from 'vitest';

import { configuredReader, type ReaderConfig } from './reader-config.ts';

const KEY = 'sk-or-v1-abcdefabcdefabcdef';
const ON = { TOLLKEEPER_READER_MODEL: 'google/gemini-3.5-flash-lite', OPENROUTER_API_KEY: KEY };

function config(environment: Readonly<Record<string, string>>): ReaderConfig {
  const configured = configuredReader(environment);
  if (configured.kind !== 'on') throw new Error(JSON.stringify(configured));
  return configured.config;
}

function mistakes(environment: Readonly<Record<string, string>>): readonly string[] {
  const configured = configuredReader(environment);
  return configured.kind === 'mistaken' ? configured.mistakes : [];
}

describe('configuredReader', () => {
  it('is off without a model, whatever else is set', () => {
    expect(configuredReader({})).toEqual({ kind: 'off' });
    expect(configuredReader({ ...ON, TOLLKEEPER_READER_MODEL: ' ' })).toEqual({ kind: 'off' });
    expect(configuredReader({ TOLLKEEPER_READER_TIMEOUT_MS: 'soon' })).toEqual({ kind: 'off' });
  });

  it('asks OpenRouter, with caps and patience, unless it is told otherwise', () => {
    expect(config(ON)).toMatchObject({
      model: 'google/gemini-3.5-flash-lite',
      baseUrl: 'https://openrouter.ai/api/v1',
      limits: { perPerson: 20, inTotal: 200 },
      timeoutMs: 8_000,
    });
    expect(
      config({
        ...ON,
        TOLLKEEPER_READER_BASE_URL: 'https://models.example/v1',
        TOLLKEEPER_READER_API_KEY: 'own',
        TOLLKEEPER_READER_DAILY_PER_PERSON: '0',
        TOLLKEEPER_READER_DAILY_TOTAL: '5',
        TOLLKEEPER_READER_TIMEOUT_MS: '2500',
      }),
    ).toMatchObject({
      baseUrl: 'https://models.example/v1',
      limits: { perPerson: 0, inTotal: 5 },
      timeoutMs: 2_500,
    });
  });

  it('prefers the key of its own', () => {
    expect(config(ON).apiKey()).toBe(KEY);
    expect(config({ ...ON, TOLLKEEPER_READER_API_KEY: 'own' }).apiKey()).toBe('own');
  });

  it('shows the key in no print of the configuration', () => {
    const made = config(ON);
    expect(
      `${inspect(made, { depth: 9, showHidden: true })} ${JSON.stringify(made)} ${String(made.apiKey)}`,
    ).not.toContain(KEY);
  });

  it('sends the key of OpenRouter to OpenRouter and to this machine only', () => {
    const to = (TOLLKEEPER_READER_BASE_URL: string) => mistakes({ ...ON, TOLLKEEPER_READER_BASE_URL });
    expect(to('https://models.example/v1')).toEqual([
      'OPENROUTER_API_KEY is not sent to another endpoint: set TOLLKEEPER_READER_API_KEY to its own key.',
    ]);
    expect(to('https://openrouter.ai.models.example/v1')).toHaveLength(1);
    expect(to('https://openrouter.ai/api/v1/')).toEqual([]);
    expect(to('http://127.0.0.1:11434/v1')).toEqual([]);
    expect(to('http://localhost:11434/v1')).toEqual([]);
    expect(to('http://[::1]:11434/v1')).toEqual([]);
  });

  it('names every mistake at once, and quotes no key', () => {
    const found = mistakes({
      TOLLKEEPER_READER_MODEL: 'a model',
      TOLLKEEPER_READER_BASE_URL: 'http://models.example/v1',
      TOLLKEEPER_READER_API_KEY: 'sk-with blank\u2026',
      TOLLKEEPER_READER_DAILY_PER_PERSON: '-1',
      TOLLKEEPER_READER_DAILY_TOTAL: '1.5',
      TOLLKEEPER_READER_TIMEOUT_MS: '99',
    });
    expect(found.map((each) => each.split(' ')[0])).toEqual([
      'TOLLKEEPER_READER_MODEL',
      'TOLLKEEPER_READER_BASE_URL',
      'TOLLKEEPER_READER_API_KEY',
      'TOLLKEEPER_READER_DAILY_PER_PERSON',
      'TOLLKEEPER_READER_DAILY_TOTAL',
      'TOLLKEEPER_READER_TIMEOUT_MS',
    ]);
    expect(found.join(' ')).not.toContain('sk-with');
    expect(found.at(-1)).toBe(
      'TOLLKEEPER_READER_TIMEOUT_MS must be a whole number from 100 to 120000, such as 8000.',
    );
  });

  it.each([
    'ftp://models.example',
    'models.example/v1',
    'https://me:secret@models.example/v1',
    'https://models.example/v1?key=1',
  ])('does not take %s for an address', (TOLLKEEPER_READER_BASE_URL) => {
    expect(mistakes({ ...ON, TOLLKEEPER_READER_BASE_URL })).toEqual([
      expect.stringContaining('TOLLKEEPER_READER_BASE_URL must be an https address'),
    ]);
  });

  it('asks for a key', () => {
    expect(mistakes({ TOLLKEEPER_READER_MODEL: 'a/b' })).toEqual([
      'TOLLKEEPER_READER_MODEL is set without a key: set OPENROUTER_API_KEY or TOLLKEEPER_READER_API_KEY.',
    ]);
  });
});
